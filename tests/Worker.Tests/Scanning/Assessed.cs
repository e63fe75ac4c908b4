using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Data.Jobs;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Worker.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Tests.Scanning;

/// <summary>A system under watch, and the worker that scans it.</summary>
internal sealed class Assessed : IAsyncDisposable
{
    private readonly TestWorker worker;

    private Assessed(TestQueue queue, TestWorker running, Guid systemId) => (Queue, worker, SystemId) = (queue, running, systemId);

    public Guid SystemId { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("gapless-repository-").FullName;

    public IServiceProvider Services => worker.Services;

    public TestQueue Queue { get; }

    public static async Task<Assessed> StartAsync(WorkerStores stores, params (string Key, string Value)[] settings)
    {
        var queue = await stores.QueueAsync();
        var systemId = Guid.CreateVersion7();
        await queue.AsAsync(async (_, database) =>
        {
            database.Systems.Add(new TrackedSystem { Id = systemId, OrganizationId = queue.Organization, Name = "Shop", Slug = "shop", CreatedAt = TimeProvider.System.GetUtcNow() });
            return await database.SaveChangesAsync();
        });
        return new(queue, await TestWorker.StartAsync(queue, services => services.AddJobs(), settings), systemId);
    }

    public Task<Guid> AddRepositoryAsync(RepositorySource source, string? location) => Queue.AsAsync(async (_, database) =>
    {
        var id = Guid.CreateVersion7();
        database.Repositories.Add(new SystemRepository { Id = id, OrganizationId = Queue.Organization, SystemId = SystemId, Name = "code", Source = source, Location = location, CreatedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync();
        return id;
    });

    public Task<Guid> AddEnvironmentAsync(Uri url) => Queue.AsAsync(async (_, database) =>
    {
        var id = Guid.CreateVersion7();
        database.Environments.Add(new SystemEnvironment { Id = id, OrganizationId = Queue.Organization, SystemId = SystemId, Name = "prod", BaseUrl = url, IsProduction = true, CreatedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync();
        return id;
    });

    /// <summary>Until the scan's job is over.</summary>
    public async Task<Scan> ScanAsync(TargetKind kind, Guid targetId, string? archive = null)
    {
        var scan = await Queue.AsAsync(async (jobs, database) =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            var started = await new ScanStarter(database, jobs, TimeProvider.System).StartAsync(kind, targetId, "test", archive: archive);
            await transaction.CommitAsync();
            return started!;
        });
        await Queue.UntilAsync(scan.JobId!.Value, job => job.State is JobState.Succeeded or JobState.Dead or JobState.Cancelled);
        return await ReadAsync(database => database.Scans.AsNoTracking().SingleAsync(one => one.Id == scan.Id));
    }

    public Task<TResult> ReadAsync<TResult>(Func<GaplessDbContext, Task<TResult>> read) => Queue.AsAsync((_, database) => read(database));

    public Task<Gap> GapAsync(string check) => ReadAsync(database => database.Gaps.AsNoTracking().SingleAsync(gap => gap.CheckId == check));

    public Task<List<GapChange>> HistoryAsync(string check) => ReadAsync(database => database.GapChanges.AsNoTracking()
        .Join(database.Gaps.Where(gap => gap.CheckId == check), change => change.GapId, gap => gap.Id, (change, _) => change).OrderBy(change => change.Id).ToListAsync());

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
