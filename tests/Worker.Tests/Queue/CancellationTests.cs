using Gapless.Data.Jobs;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class CancellationTests(WorkerStores stores)
{
    [Fact]
    public async Task AWaitingJobIsCancelledAtOnce()
    {
        var queue = await stores.QueueAsync();
        var id = await queue.EnqueueAsync(new Step(1));

        Assert.Equal(JobState.Cancelled, await queue.AsAsync((jobs, _) => jobs.CancelAsync(id, CancellationToken.None)));

        Assert.NotNull((await queue.JobAsync(id)).FinishedAt);
        Assert.Null(await queue.AsAsync((jobs, _) => jobs.CancelAsync(id, CancellationToken.None)));
    }

    [Fact]
    public async Task ARunningJobIsAskedToEnd_LongBeforeTheNextHeartbeat()
    {
        var queue = await stores.QueueAsync();
        var began = new TaskCompletionSource();
        var script = new Script
        {
            Do = async (_, _, cancellationToken) =>
            {
                began.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
        };
        var id = await queue.EnqueueAsync(new Step(1));
        await using var worker = await TestWorker.StartAsync(queue, script.Register, ("Jobs:LeaseSeconds", "600"));
        await began.Task;

        Assert.Equal(JobState.Running, await queue.AsAsync((jobs, _) => jobs.CancelAsync(id, CancellationToken.None)));

        var job = await queue.UntilAsync(id, job => job.State == JobState.Cancelled);
        Assert.Null(job.Error);
        Assert.Empty(script.Done);
    }

    [Fact]
    public async Task NobodyCancelsTheJobOfAnotherOrganization()
    {
        var queue = await stores.QueueAsync();
        var id = await queue.EnqueueAsync(new Step(1));
        var theirs = await queue.AddOrganizationAsync();

        Assert.Null(await queue.AsAsync((jobs, _) => jobs.CancelAsync(id, CancellationToken.None), theirs));

        Assert.Equal(JobState.Waiting, (await queue.JobAsync(id)).State);
    }
}
