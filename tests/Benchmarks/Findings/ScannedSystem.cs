using Gapless.Data;
using Gapless.Data.Organizations;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Worker.Assessment;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Benchmarks.Findings;

/// <summary>A system with one repository, whose scans are kept as the worker keeps them.</summary>
internal sealed class ScannedSystem(string connectionString)
{
    private readonly TrackedSystem system = new() { Id = Guid.CreateVersion7(), OrganizationId = Guid.CreateVersion7(), Name = "Shop", Slug = "shop", CreatedAt = Now };
    private readonly Guid repository = Guid.CreateVersion7();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task CreateAsync()
    {
        await using var database = Open();
        database.Add(new Organization { Id = system.OrganizationId, Name = "Benchmark", Slug = "benchmark", CreatedAt = Now });
        database.Add(system);
        database.Add(new SystemRepository { Id = repository, OrganizationId = system.OrganizationId, SystemId = system.Id, Name = "code", Source = RepositorySource.Archive, CreatedAt = Now });
        await database.SaveChangesAsync();
    }

    /// <summary>Everything between the last check and the end of the scan: findings as rows, readiness and gaps anew, in one transaction.</summary>
    /// <returns>How many findings differ from the scan before.</returns>
    public async Task<int> KeepAsync(IEnumerable<Finding> findings)
    {
        await using var database = Open();
        var records = FindingRecord.Of(findings, Method.Repository).ToList();
        return await database.InTransactionAsync(
            async inner =>
            {
                var scan = New();
                database.Scans.Add(scan);
                scan.Changed = await new FindingStore(database).SaveAsync(scan, records, Now, inner);
                await database.Repositories.Where(one => one.Id == repository)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastScanId, scan.Id).SetProperty(one => one.LastScannedAt, Now), inner);
                await database.SaveChangesAsync(inner);
                var gaps = new GapKeeper(database, new CauseFinder(database));
                await new SystemAssessor(database, new LookReader(database), gaps, new PointerReader(database)).AssessAsync(system.Id, scan, Now, inner);
                return scan.Changed;
            },
            CancellationToken.None);
    }

    public async Task<long> CountAsync()
    {
        await using var database = Open();
        return await database.Findings.LongCountAsync();
    }

    private GaplessDbContext Open() => new DatabaseFactory(connectionString).AsApplication(system.OrganizationId);

    private Scan New() => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = system.OrganizationId,
        SystemId = system.Id,
        TargetKind = TargetKind.Repository,
        TargetId = repository,
        RequestedBy = "benchmark",
        State = ScanState.Succeeded,
        CreatedAt = Now,
        FinishedAt = Now,
    };
}
