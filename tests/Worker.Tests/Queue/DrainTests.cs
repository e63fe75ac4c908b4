using Gapless.Data.Jobs;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class DrainTests(WorkerStores stores)
{
    [Fact]
    public async Task WhatDoesNotEndInTimeGoesBack_AndTheAttemptDoesNotCount()
    {
        var queue = await stores.QueueAsync();
        var began = new TaskCompletionSource();
        var script = new Script
        {
            Do = async (_, _, cancellationToken) =>
            {
                if (began.TrySetResult())
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
            },
        };
        var first = await queue.EnqueueAsync(new Step(1));
        await queue.EnqueueAsync(new Step(2));
        await using (var stopped = await TestWorker.StartAsync(queue, script.Register, ("Shutdown:GraceSeconds", "1"), ("Jobs:AtOnce", "1")))
        {
            await began.Task;
            await stopped.StopAsync();
        }

        var back = await queue.JobAsync(first);
        Assert.Equal((JobState.Waiting, 0, null, null), (back.State, back.Attempts, back.LeasedBy, back.Error));
        await using var next = await TestWorker.StartAsync(queue, script.Register);
        await TestQueue.UntilAsync(async () => (await queue.JobsAsync()).All(job => job is { State: JobState.Succeeded, Attempts: 1 }));
    }

    [Fact]
    public async Task WhatEndsInTimeIsFinished_AndNothingNewIsTaken()
    {
        var queue = await stores.QueueAsync();
        var (began, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var script = new Script
        {
            Do = async (_, _, _) =>
            {
                began.TrySetResult();
                await end.Task;
            },
        };
        var under = await queue.EnqueueAsync(new Step(1));
        await using var worker = await TestWorker.StartAsync(queue, script.Register);
        await began.Task;

        var stopping = worker.StopAsync();
        var late = await queue.EnqueueAsync(new Step(2));
        end.SetResult();
        await stopping;

        Assert.Equal(JobState.Succeeded, (await queue.JobAsync(under)).State);
        Assert.Equal((JobState.Waiting, 0), ((await queue.JobAsync(late)).State, (await queue.JobAsync(late)).Attempts));
    }
}
