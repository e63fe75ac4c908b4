using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.ServiceDefaults.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Worker.Tests.Scanning;

[Collection("stores")]
public sealed class TidyUpTests(WorkerStores stores)
{
    [Fact]
    public async Task RemovesWhatIsOldAndReplaced_AndNothingThatHolds()
    {
        var folder = Directory.CreateTempSubdirectory("gapless-allowed-").FullName;
        await using var system = await Assessed.StartAsync(stores, ("Scanning:Folders:0", folder));
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM node:22.11.0-alpine\nCMD [\"node\"]\n");
        var repository = await system.AddRepositoryAsync(RepositorySource.Folder, folder);
        var first = await system.ScanAsync(TargetKind.Repository, repository);
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM node:22.11.0-alpine\nUSER 10001\nCMD [\"node\"]\n");
        var last = await system.ScanAsync(TargetKind.Repository, repository);
        var held = await system.ReadAsync(database => database.Findings.CountAsync(finding => finding.Until == null));
        await AgeAsync(system);

        var job = await system.Queue.EnqueueAsync(new TidyUp());
        await system.Queue.UntilAsync(job, one => one.FinishedAt is not null);

        Assert.Equal([last.Id], await system.ReadAsync(database => database.Scans.Select(scan => scan.Id).ToListAsync()));
        Assert.NotEqual(first.Id, last.Id);
        Assert.Equal((held, held), await system.ReadAsync(async database => (await database.Findings.CountAsync(), await database.Findings.CountAsync(finding => finding.Until == null))));
        Assert.Single(await system.ReadAsync(database => database.Evaluations.ToListAsync()));
        Assert.Equal([job], (await system.Queue.JobsAsync()).Select(one => one.Id));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RemovesScansInWhichNothingChanged_Sooner()
    {
        var folder = Directory.CreateTempSubdirectory("gapless-allowed-").FullName;
        await using var system = await Assessed.StartAsync(stores, ("Scanning:Folders:0", folder));
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM node:22.11.0-alpine\nCMD [\"node\"]\n");
        var repository = await system.AddRepositoryAsync(RepositorySource.Folder, folder);
        var first = await system.ScanAsync(TargetKind.Repository, repository);
        var quiet = await system.ScanAsync(TargetKind.Repository, repository);
        var last = await system.ScanAsync(TargetKind.Repository, repository);
        await system.Queue.SqlAsync($"UPDATE scans SET created_at = created_at - interval '40 days'");
        var recent = await system.ScanAsync(TargetKind.Repository, repository);

        var job = await system.Queue.EnqueueAsync(new TidyUp());
        await system.Queue.UntilAsync(job, one => one.FinishedAt is not null);

        Assert.Equal((0, 0), (quiet.Changed, last.Changed));
        Assert.Equal([first.Id, recent.Id], await system.ReadAsync(database => database.Scans.OrderBy(scan => scan.Id).Select(scan => scan.Id).ToListAsync()));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RemovesTheArchiveOfAScanThatNeverReadIt()
    {
        await using var system = await Assessed.StartAsync(stores);
        var evidence = system.Services.GetRequiredService<IEvidenceStore>();
        var archive = await evidence.PutAsync(system.Queue.Organization, new MemoryStream([1, 2, 3]), CancellationToken.None);
        var repository = await system.AddRepositoryAsync(RepositorySource.Archive, null);
        var scan = new Scan { Id = Guid.CreateVersion7(), OrganizationId = system.Queue.Organization, SystemId = system.SystemId, TargetKind = TargetKind.Repository, TargetId = repository, RequestedBy = "test", CreatedAt = TimeProvider.System.GetUtcNow(), State = ScanState.Cancelled, FinishedAt = TimeProvider.System.GetUtcNow(), Archive = archive };
        await system.ReadAsync(database =>
        {
            database.Scans.Add(scan);
            return database.SaveChangesAsync();
        });

        await system.Queue.UntilAsync(await system.Queue.EnqueueAsync(new TidyUp()), one => one.FinishedAt is not null);

        Assert.Null(await evidence.OpenAsync(archive, CancellationToken.None));
        Assert.Null(await system.ReadAsync(database => database.Scans.Select(one => one.Archive).SingleAsync()));
    }

    private static async Task AgeAsync(Assessed system)
    {
        await system.Queue.SqlAsync($"UPDATE jobs SET finished_at = finished_at - interval '500 days'");
        await system.Queue.SqlAsync($"UPDATE scans SET created_at = created_at - interval '500 days'");
        await system.Queue.SqlAsync($"UPDATE findings SET since = since - interval '500 days', until = until - interval '500 days'");
        await system.Queue.SqlAsync($"UPDATE evaluations SET at = at - interval '500 days'");
    }
}
