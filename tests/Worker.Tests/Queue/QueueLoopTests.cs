using Gapless.Data.Jobs;
using Gapless.Worker.Queue;
using Gapless.Worker.Queue.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class QueueLoopTests(WorkerStores stores)
{
    [Fact]
    public async Task LosesNothingAndFinishesNothingTwice_WithTwoWorkers()
    {
        const int Each = 1000;
        var queue = await stores.QueueAsync();
        var script = new Script();
        await queue.AsAsync(async (jobs, database) =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            for (var number = 0; number < Each; number++)
            {
                await jobs.EnqueueAsync(new Step(number));
                await jobs.EnqueueAsync(new Row(number));
            }

            await transaction.CommitAsync();
            return 0;
        });

        await using var one = await TestWorker.StartAsync(queue, Register);
        await using var other = await TestWorker.StartAsync(queue, Register);
        await TestQueue.UntilAsync(async () => (await queue.JobsAsync()).All(job => job.State == JobState.Succeeded));

        var all = await queue.JobsAsync();
        Assert.All(all, job => Assert.Equal((1, null), (job.Attempts, job.Error)));
        Assert.Equal(2, all.Select(job => job.LeasedBy).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, Each), script.Done.Order());
        await using var database = queue.As(queue.Organization);
        var rows = await database.Systems.Select(system => system.Name).ToListAsync();
        Assert.Equal(Each, rows.Count);
        Assert.Equal(Each, rows.Distinct().Count());

        void Register(IServiceCollection services)
        {
            script.Register(services);
            services.AddJob<Row, RowJob>();
        }
    }

    [Fact]
    public async Task ALeaseThatRanOutIsTakenUpByAnother_AndTheFirstCannotFinishItAnyMore()
    {
        var queue = await stores.QueueAsync();
        var id = await queue.EnqueueAsync(new Step(1));
        var dead = new WorkerName(TimeProvider.System);
        await using var owner = new Administrator(queue.Database);
        var connection = await owner.OpenAsync();
        var lost = Assert.Single(await new LeaseStore(dead).TakeAsync(connection, [Step.Kind], 10, TimeSpan.FromSeconds(30)));
        Assert.Empty(await new LeaseStore(new(TimeProvider.System)).TakeAsync(connection, [Step.Kind], 10, TimeSpan.FromSeconds(30)));
        await queue.SqlAsync($"UPDATE jobs SET leased_until = now() - interval '1 second'");

        var script = new Script();
        await using var worker = await TestWorker.StartAsync(queue, script.Register);
        var job = await queue.UntilAsync(id, job => job.State == JobState.Succeeded);

        Assert.Equal((2, worker.Name), (job.Attempts, job.LeasedBy));
        Assert.Equal([1], script.Done);
        var late = new JobEnd(new HeldJob(lost, 0), JobState.Dead, "late");
        Assert.Empty(await new EndStore(dead).FinishAsync(connection, [(late, null)]));
        Assert.Equal(JobState.Succeeded, (await queue.JobAsync(id)).State);
    }

    [Fact]
    public async Task AnEndThatIsWrittenAgainIsTheSameEnd()
    {
        var queue = await stores.QueueAsync();
        await queue.EnqueueAsync(new Step(1));
        var name = new WorkerName(TimeProvider.System);
        await using var owner = new Administrator(queue.Database);
        var connection = await owner.OpenAsync();
        var taken = Assert.Single(await new LeaseStore(name).TakeAsync(connection, [Step.Kind], 10, TimeSpan.FromSeconds(30)));
        var end = new JobEnd(new HeldJob(taken, 0), JobState.Succeeded);

        Assert.Single(await new EndStore(name).FinishAsync(connection, [(end, null)]));
        var finished = await queue.JobAsync(taken.Id);
        Assert.Single(await new EndStore(name).FinishAsync(connection, [(end with { State = JobState.Dead }, null)]));

        var again = await queue.JobAsync(taken.Id);
        Assert.Equal((JobState.Succeeded, finished.FinishedAt), (again.State, again.FinishedAt));
    }

    [Fact]
    public async Task AJobWhoseWorkersKeepDyingIsDeadInTheEnd()
    {
        var queue = await stores.QueueAsync();
        var id = await queue.EnqueueAsync(new Step(1), mostAttempts: 1);
        await using var owner = new Administrator(queue.Database);
        var connection = await owner.OpenAsync();
        await new LeaseStore(new(TimeProvider.System)).TakeAsync(connection, [Step.Kind], 10, TimeSpan.FromSeconds(-1));

        await using var worker = await TestWorker.StartAsync(queue, new Script().Register);
        var job = await queue.UntilAsync(id, job => job.State == JobState.Dead);

        Assert.Contains("not heard of any more", job.Error, StringComparison.Ordinal);
        Assert.NotNull(job.FinishedAt);
    }

    [Fact]
    public async Task AHandlerIsToldWhenItsLeaseIsLost_AndKeepsNothing()
    {
        var queue = await stores.QueueAsync();
        var (began, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        Exception? refused = null;
        var script = new Script
        {
            Do = async (_, job, cancellationToken) =>
            {
                if (began.TrySetResult())
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    refused = await Record.ExceptionAsync(() => job.CompleteAsync((_, _) => Task.CompletedTask, CancellationToken.None));
                    told.SetResult();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            },
        };
        var id = await queue.EnqueueAsync(new Step(1));
        await using var worker = await TestWorker.StartAsync(queue, script.Register, ("Jobs:LeaseSeconds", "3"));
        await began.Task;

        await queue.SqlAsync($"UPDATE jobs SET leased_by = 'somebody else', leased_until = now() + interval '1 second'");
        await told.Task;
        var job = await queue.UntilAsync(id, job => job.State == JobState.Succeeded);

        Assert.IsType<LeaseLostException>(refused);
        Assert.Equal(2, job.Attempts);
    }

    [Fact]
    public async Task LeavesKindsThatItDoesNotKnow()
    {
        var queue = await stores.QueueAsync();
        var unknown = await queue.EnqueueAsync(new Row(1));
        var known = await queue.EnqueueAsync(new Step(1));

        await using var worker = await TestWorker.StartAsync(queue, new Script().Register);
        await queue.UntilAsync(known, job => job.State == JobState.Succeeded);

        Assert.Equal((JobState.Waiting, 0), ((await queue.JobAsync(unknown)).State, (await queue.JobAsync(unknown)).Attempts));
    }

    [Fact]
    public async Task AHandlerSeesItsOrganizationAlone_EvenInTheQueue()
    {
        var queue = await stores.QueueAsync();
        var theirs = await queue.AddOrganizationAsync();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<Guid, (int Jobs, Guid Organization)>();
        var script = new Script();
        await using var worker = await TestWorker.StartAsync(queue, services => services
            .AddSingleton(script).AddSingleton(seen).AddJob<Look, LookJob>());
        await queue.EnqueueAsync(new Look());
        var id = await queue.EnqueueAsync(new Look(), organization: theirs);
        await TestQueue.UntilAsync(async () => (await queue.JobsAsync()).All(job => job.State == JobState.Succeeded));

        Assert.Equal((1, theirs), seen[id]);
        Assert.All(seen.Values, one => Assert.Equal(1, one.Jobs));
    }
}
