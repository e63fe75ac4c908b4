using Gapless.Data.Jobs;
using Gapless.Worker.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gapless.Worker.Tests.Schedules;

[Collection("stores")]
public sealed class ScheduleStoreTests(WorkerStores stores)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 17, 20, 0, TimeSpan.Zero);

    [Fact]
    public async Task MakesOneJobAfterAnOutage_HoweverManyWorkersLook()
    {
        var queue = await stores.QueueAsync();
        await AddAsync(queue, "0 * * * *", nextAt: Now.AddHours(-30));

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TurnAsync(queue, Now)));

        Assert.Equal(1, made.Sum());
        var job = Assert.Single(await queue.JobsAsync());
        var schedule = await OnlyAsync(queue);
        Assert.Equal((Step.Kind, schedule.Id.ToString(), queue.Organization), (job.Kind, job.Key, job.OrganizationId));
        Assert.Equal((new DateTimeOffset(2026, 1, 2, 18, 0, 0, TimeSpan.Zero), Now), (schedule.NextAt, schedule.LastAt));
    }

    [Fact]
    public async Task MakesNoSecondJob_WhileTheLastIsNotFinished()
    {
        var queue = await stores.QueueAsync();
        await AddAsync(queue, "0 * * * *", nextAt: Now);

        Assert.Equal(1, await TurnAsync(queue, Now));
        Assert.Equal(0, await TurnAsync(queue, Now.AddHours(1)));
        await queue.SqlAsync($"UPDATE jobs SET state = 'Succeeded'");
        Assert.Equal(1, await TurnAsync(queue, Now.AddHours(2)));
    }

    [Fact]
    public async Task SwitchesOffWhatIsNoTime()
    {
        var queue = await stores.QueueAsync();
        await AddAsync(queue, "every day", nextAt: Now);

        Assert.Equal(0, await TurnAsync(queue, Now));

        Assert.False((await OnlyAsync(queue)).IsEnabled);
    }

    [Fact]
    public async Task AWorkerDoesWhatIsDue()
    {
        var queue = await stores.QueueAsync();
        await AddAsync(queue, "0 * * * *", nextAt: Now);
        var script = new Script();

        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        await TestQueue.UntilAsync(() => Task.FromResult(script.Done.Contains(7)));
    }

    private static Task<int> AddAsync(TestQueue queue, string cron, DateTimeOffset nextAt) => queue.AsAsync((_, database) =>
    {
        database.Schedules.Add(new Schedule
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = queue.Organization,
            Kind = Step.Kind,
            Payload = JobJson.Write(new Step(7)),
            Cron = cron,
            NextAt = nextAt,
            CreatedAt = nextAt,
        });
        return database.SaveChangesAsync();
    });

    private static Task<Schedule> OnlyAsync(TestQueue queue) => queue.AsAsync((_, database) => database.Schedules.SingleAsync());

    private static async Task<int> TurnAsync(TestQueue queue, DateTimeOffset now)
    {
        await using var administrator = new Administrator(queue.Database);
        return await new ScheduleStore(new StoppedClock(now), NullLogger<ScheduleStore>.Instance).TurnAsync(await administrator.OpenAsync());
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
