using System.Diagnostics;
using Gapless.Data.Jobs;
using Gapless.Worker.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class BrokenConnectionTests(WorkerStores stores)
{
    private const string Seldom = "60"; // so that only a signal can wake the loop in time

    [Fact]
    public async Task ListensAndTakesAgain_AfterEveryConnectionWasEnded()
    {
        var queue = await stores.QueueAsync();
        var (began, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var script = new Script
        {
            Do = async (step, _, _) =>
            {
                if (step.Number == 1)
                {
                    began.SetResult();
                    await end.Task;
                }
            },
        };
        var under = await queue.EnqueueAsync(new Step(1));
        await using var worker = await TestWorker.StartAsync(queue, script.Register, ("Jobs:PollSeconds", Seldom));
        await began.Task;

        Assert.True(await EndConnectionsAsync(queue, worker) >= 2, "hardly any connection");
        var start = Stopwatch.GetTimestamp();
        await DoneAsync(queue, await queue.EnqueueAsync(new Step(2)));
        await DoneAsync(queue, await queue.EnqueueAsync(new Step(3)));
        end.SetResult();
        await DoneAsync(queue, under);

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "only polling found them");
    }

    [Fact]
    public async Task LosesNothingAndKeepsNothingTwice_WhileConnectionsAreEnded()
    {
        const int Jobs = 400;
        var queue = await stores.QueueAsync();
        await queue.AsAsync(async (jobs, _) =>
        {
            for (var number = 0; number < Jobs; number++)
            {
                await jobs.EnqueueAsync(new Row(number));
            }

            return 0;
        });
        await using var worker = await TestWorker.StartAsync(queue, services => services.AddJob<Row, RowJob>(), ("Jobs:LeaseSeconds", "3"));

        for (var time = 0; time < 5; time++)
        {
            var before = (await queue.JobsAsync()).Count(job => job.State == JobState.Succeeded);
            await EndConnectionsAsync(queue, worker);
            await queue.SqlAsync($"UPDATE jobs SET due_at = now() WHERE state = 'Waiting'");
            await TestQueue.UntilAsync(async () => (await queue.JobsAsync()).Count(job => job.State == JobState.Succeeded) >= Math.Min(before + 20, Jobs));
        }

        await TestQueue.UntilAsync(async () => (await queue.JobsAsync()).All(job => job.State == JobState.Succeeded));
        await using var database = queue.As(queue.Organization);
        var rows = await database.Systems.Select(system => system.Name).ToListAsync();
        Assert.Equal(Jobs, rows.Count);
        Assert.Equal(Jobs, rows.Distinct().Count());
    }

    private static Task<Job> DoneAsync(TestQueue queue, Guid id) => queue.UntilAsync(id, job => job.State == JobState.Succeeded);

    private static async Task<int> EndConnectionsAsync(TestQueue queue, TestWorker worker)
    {
        var name = worker.Services.GetRequiredService<IHostEnvironment>().ApplicationName;
        await using var administrator = new Administrator(queue.Database);
        await using var command = (await administrator.OpenAsync()).CreateCommand();
        command.CommandText = "SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1";
        command.Parameters.Add(new() { Value = name });
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
