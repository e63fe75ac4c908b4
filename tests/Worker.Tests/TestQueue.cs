using Gapless.Data;
using Gapless.Data.Jobs;
using Gapless.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Tests;

/// <summary>A database with a queue, seen as a service of one organization sees it, and whole.</summary>
internal sealed class TestQueue
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestQueue(string database, string cache) => (Database, Cache) = (database, cache);

    public string Database { get; }

    public string Cache { get; }

    public string EvidenceFolder { get; } = Directory.CreateTempSubdirectory("gapless-evidence-").FullName;

    public Guid Organization { get; private set; }

    public static async Task<TestQueue> CreateAsync(string database, string cache)
    {
        var queue = new TestQueue(database, cache);
        queue.Organization = await queue.AddOrganizationAsync();
        return queue;
    }

    public async Task<Guid> AddOrganizationAsync()
    {
        var id = Guid.CreateVersion7();
        await using var database = As(id);
        database.Add(new Organization { Id = id, Name = "Shop", Slug = id.ToString("N"), CreatedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync();
        return id;
    }

    public GaplessDbContext As(Guid organization) => new DatabaseFactory(Database).AsApplication(organization);

    public async Task<TResult> AsAsync<TResult>(Func<JobQueue, GaplessDbContext, Task<TResult>> use, Guid? organization = null)
    {
        await using var database = As(organization ?? Organization);
        return await use(new JobQueue(database, TimeProvider.System), database);
    }

    public async Task<Guid> EnqueueAsync<TPayload>(TPayload payload, string? key = null, int mostAttempts = 5, Guid? organization = null)
        where TPayload : IJobPayload => (await AsAsync((queue, _) => queue.EnqueueAsync(payload, key, mostAttempts: mostAttempts), organization)).Id;

    /// <summary>As an administrator, past tenancy.</summary>
    public async Task<int> SqlAsync(FormattableString sql)
    {
        await using var owner = new DatabaseFactory(Database).AsOwner();
        return await owner.Database.ExecuteSqlAsync(sql);
    }

    public async Task<List<Job>> JobsAsync()
    {
        await using var owner = new DatabaseFactory(Database).AsOwner();
        return await owner.Jobs.IgnoreQueryFilters().AsNoTracking().OrderBy(job => job.Id).ToListAsync();
    }

    public async Task<Job> JobAsync(Guid id) => (await JobsAsync()).Single(job => job.Id == id);

    /// <summary>Until the job is as described.</summary>
    public async Task<Job> UntilAsync(Guid id, Func<Job, bool> isSo)
    {
        Job? job = null;
        await UntilAsync(async () => isSo(job = await JobAsync(id)), () => $"{job?.State} after {job?.Attempts} attempts: {job?.Error}");
        return job!;
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string>? state = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            Assert.False(limit.IsCancellationRequested, "Not within a minute. " + state?.Invoke());
            await Task.Delay(20);
        }
    }
}
