using Gapless.Data.Jobs;
using Gapless.Worker.Queue;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class JobEndTests(WorkerStores stores)
{
    [Fact]
    public async Task IsTriedAgainLater_ThenDeadWithTheError()
    {
        var queue = await stores.QueueAsync();
        var script = new Script { Do = (_, job, _) => throw new InvalidOperationException($"No luck the {job.Attempt}. time.") };
        var id = await queue.EnqueueAsync(new Step(1), mostAttempts: 2);
        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        var failed = await queue.UntilAsync(id, job => job is { State: JobState.Waiting, Attempts: 1 });
        Assert.Contains("the 1. time", failed.Error, StringComparison.Ordinal);
        Assert.True(failed.DueAt > failed.StartedAt, "due at once");
        Assert.Null(failed.FinishedAt);

        await queue.SqlAsync($"UPDATE jobs SET due_at = now()");
        var dead = await queue.UntilAsync(id, job => job.State == JobState.Dead);
        Assert.Equal((2, "InvalidOperationException: No luck the 2. time."), (dead.Attempts, dead.Error));
        Assert.NotNull(dead.FinishedAt);
    }

    [Fact]
    public async Task IsDeadAtOnce_WhenNoRepetitionWouldHelp()
    {
        var queue = await stores.QueueAsync();
        var script = new Script { Do = (_, _, _) => throw new JobException("The archive is empty: upload it again.") };
        var refused = await queue.EnqueueAsync(new Step(1));
        var unreadable = await queue.EnqueueAsync(new Step(2));
        await queue.SqlAsync($$"""UPDATE jobs SET payload = '{"number": "two"}' WHERE id = {{unreadable}}""");
        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        Assert.Equal((1, "The archive is empty: upload it again."), Told(await queue.UntilAsync(refused, job => job.State == JobState.Dead)));
        var (attempts, error) = Told(await queue.UntilAsync(unreadable, job => job.State == JobState.Dead));
        Assert.Equal(1, attempts);
        Assert.StartsWith("The payload is not that of such a job", error, StringComparison.Ordinal);

        static (int Attempts, string? Error) Told(Job job) => (job.Attempts, job.Error);
    }

    [Fact]
    public async Task ADeadJobIsDoneWhenItIsGivenAnotherChance()
    {
        var queue = await stores.QueueAsync();
        var isBroken = true;
        var script = new Script { Do = (_, _, _) => isBroken ? throw new InvalidOperationException("broken") : Task.CompletedTask };
        var id = await queue.EnqueueAsync(new Step(1), mostAttempts: 1);
        await using var worker = await TestWorker.StartAsync(queue, script.Register);
        await queue.UntilAsync(id, job => job.State == JobState.Dead);

        isBroken = false;
        Assert.True(await queue.AsAsync((jobs, _) => jobs.RetryAsync(id, CancellationToken.None)));
        var done = await queue.UntilAsync(id, job => job.State == JobState.Succeeded);

        Assert.Equal((2, null), (done.Attempts, done.Error));
        Assert.False(await queue.AsAsync((jobs, _) => jobs.RetryAsync(id, CancellationToken.None)));
    }

    [Fact]
    public async Task ResultAndLastProgressAreKept()
    {
        var queue = await stores.QueueAsync();
        var script = new Script
        {
            Do = async (step, job, _) =>
            {
                await job.ReportAsync(new { Done = 1 });
                await job.ReportAsync(new { Done = 2 });
                job.Result = new { step.Number };
            },
        };
        var id = await queue.EnqueueAsync(new Step(7));
        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        var job = await queue.UntilAsync(id, job => job.State == JobState.Succeeded);

        Assert.Equal(("""{"done": 2}""", """{"number": 7}"""), (job.Progress, job.Result));
    }

    /// <summary>Whoever took it may write it only after the job has ended, and then nowhere.</summary>
    [Fact]
    public void TheEndHasTheLastProgress_AlsoWhenItWasTakenBefore()
    {
        var held = new HeldJob(new LeasedJob(Guid.CreateVersion7(), Guid.CreateVersion7(), "step", "{}", 1, 5, SystemId: null, RequestedBy: null, IsCancelled: false), 0);
        held.Report("1");

        Assert.Equal(("1", null, "1"), (held.TakeProgress(), held.TakeProgress(), held.LastProgress()));
    }

    [Fact]
    public async Task ProgressIsSeenWhileTheJobGoesOn()
    {
        var queue = await stores.QueueAsync();
        var end = new TaskCompletionSource();
        var script = new Script
        {
            Do = async (_, job, _) =>
            {
                await job.ReportAsync(new { Done = 1 });
                await end.Task;
            },
        };
        var id = await queue.EnqueueAsync(new Step(7));
        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        Assert.Equal(JobState.Running, (await queue.UntilAsync(id, job => job.Progress is not null)).State);
        end.SetResult();
    }

    [Fact]
    public async Task WhatCannotBeStoredHoldsUpNobodyElse()
    {
        var queue = await stores.QueueAsync();
        var script = new Script
        {
            Do = (step, job, _) =>
            {
                job.Result = step.Number == 1 ? "PostgreSQL keeps no \0" : "fine";
                return Task.CompletedTask;
            },
        };
        var bad = await queue.EnqueueAsync(new Step(1));
        var good = await queue.EnqueueAsync(new Step(2));
        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        Assert.Equal("\"fine\"", (await queue.UntilAsync(good, job => job.State == JobState.Succeeded)).Result);
        Assert.StartsWith("What came of it cannot be stored", (await queue.UntilAsync(bad, job => job.State == JobState.Dead)).Error, StringComparison.Ordinal);
    }
}
