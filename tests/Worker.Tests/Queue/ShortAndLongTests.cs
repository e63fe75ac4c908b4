using Gapless.Data.Jobs;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class ShortAndLongTests(WorkerStores stores)
{
    [Fact]
    public async Task JobsBehindALongOneGoBackToThoseWhoHaveTime()
    {
        const int Long = 0;
        var queue = await stores.QueueAsync();
        var (began, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var script = new Script
        {
            Do = async (step, _, _) =>
            {
                if (step.Number == Long)
                {
                    began.SetResult();
                    await end.Task;
                }
            },
        };
        await using var busy = await TestWorker.StartAsync(queue, script.Register, ("Jobs:AtOnce", "1"));
        await EnqueueAsync(queue, Enumerable.Range(1, 200)); // the worker learns that jobs are short
        await TestQueue.UntilAsync(() => Task.FromResult(script.Done.Count == 200));

        await EnqueueAsync(queue, Enumerable.Range(Long, 1).Concat(Enumerable.Range(201, 50)));
        await began.Task;
        await using var other = await TestWorker.StartAsync(queue, script.Register);
        await TestQueue.UntilAsync(() => Task.FromResult(script.Done.Count == 250));
        end.SetResult();
        await TestQueue.UntilAsync(async () => (await queue.JobsAsync()).All(job => job.State == JobState.Succeeded));

        Assert.All(await queue.JobsAsync(), job => Assert.Equal(1, job.Attempts));
        Assert.Equal(Enumerable.Range(Long, 251), script.Done.Order());
    }

    private static Task<int> EnqueueAsync(TestQueue queue, IEnumerable<int> numbers) => queue.AsAsync(async (jobs, database) =>
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        foreach (var number in numbers)
        {
            await jobs.EnqueueAsync(new Step(number));
        }

        await transaction.CommitAsync();
        return 0;
    });
}
