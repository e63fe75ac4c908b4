using Gapless.Data;
using Gapless.Data.Organizations;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Worker.Assessment;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Benchmarks;

/// <summary>A system in an organization of its own, whose scans are kept as the worker keeps them.</summary>
internal sealed class WatchedSystem(string connectionString)
{
    private readonly TrackedSystem system = new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = Guid.CreateVersion7(),
        Name = "System 1",
        Slug = "system-1",
        Description = "One of many that people rely on.",
        IsInstallation = true,
        CreatedAt = Now,
    };

    public Guid OrganizationId => system.OrganizationId;

    public Guid Id => system.Id;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task CreateAsync()
    {
        await using var database = Open();
        database.Add(new Organization { Id = system.OrganizationId, Name = "Benchmark", Slug = "benchmark", CreatedAt = Now });
        database.Add(system);
        await database.SaveChangesAsync();
    }

    public async Task<Guid> AddRepositoryAsync(string name)
    {
        await using var database = Open();
        var repository = new SystemRepository { Id = Guid.CreateVersion7(), OrganizationId = OrganizationId, SystemId = Id, Name = name, Source = RepositorySource.Archive, CreatedAt = Now };
        database.Add(repository);
        await database.SaveChangesAsync();
        return repository.Id;
    }

    public async Task<Guid> AddEnvironmentAsync(string name, bool isProduction)
    {
        await using var database = Open();
        var environment = new SystemEnvironment
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = OrganizationId,
            SystemId = Id,
            Name = name,
            BaseUrl = new Uri($"https://{name}.example/"),
            IsProduction = isProduction,
            CreatedAt = Now,
        };
        database.Add(environment);
        await database.SaveChangesAsync();
        return environment.Id;
    }

    /// <summary>Everything between the last check and the end of a scan: findings as rows, readiness and gaps anew, in one transaction.</summary>
    /// <returns>How many findings differ from the scan before.</returns>
    public async Task<int> KeepAsync(TargetKind kind, Guid target, IEnumerable<Finding> findings, Action<Scan>? describe = null)
    {
        await using var database = Open();
        var records = FindingRecord.Of(findings, kind == TargetKind.Repository ? Method.Repository : Method.Live).ToList();
        return await database.InTransactionAsync(
            async inner =>
            {
                var scan = New(kind, target);
                describe?.Invoke(scan);
                database.Scans.Add(scan);
                scan.Changed = await new FindingStore(database).SaveAsync(scan, records, [], Now, inner);
                await database.SaveChangesAsync(inner);
                await MarkAsync(database, scan, inner);
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

    public GaplessDbContext Open() => new DatabaseFactory(connectionString).AsApplication(system.OrganizationId);

    private static Task<int> MarkAsync(GaplessDbContext database, Scan scan, CancellationToken cancellationToken) => scan.TargetKind == TargetKind.Repository
        ? database.Repositories.Where(one => one.Id == scan.TargetId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastScanId, scan.Id).SetProperty(one => one.LastScannedAt, scan.FinishedAt), cancellationToken)
        : database.Environments.Where(one => one.Id == scan.TargetId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastScanId, scan.Id).SetProperty(one => one.LastScannedAt, scan.FinishedAt), cancellationToken);

    private Scan New(TargetKind kind, Guid target) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = system.OrganizationId,
        SystemId = system.Id,
        TargetKind = kind,
        TargetId = target,
        RequestedBy = "schedule",
        State = ScanState.Succeeded,
        CreatedAt = Now,
        StartedAt = Now,
        FinishedAt = Now,
    };
}
