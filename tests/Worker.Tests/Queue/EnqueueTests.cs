using Gapless.Data.Jobs;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class EnqueueTests(WorkerStores stores)
{
    [Fact]
    public async Task AKeyGivesOneJob_HoweverManyAskAtOnce()
    {
        var queue = await stores.QueueAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => queue.EnqueueAsync(new Step(number), key: "scan of the shop")));

        var job = Assert.Single(await queue.JobsAsync());
        Assert.All(ids, id => Assert.Equal(job.Id, id));
    }

    [Fact]
    public async Task AKeyIsFreeAgain_WhenTheJobIsFinished()
    {
        var queue = await stores.QueueAsync();
        var first = await queue.EnqueueAsync(new Step(1), key: "scan");
        await queue.AsAsync((jobs, _) => jobs.CancelAsync(first, CancellationToken.None));

        var second = await queue.EnqueueAsync(new Step(1), key: "scan");

        Assert.NotEqual(first, second);
        Assert.False(await queue.AsAsync((jobs, _) => jobs.RetryAsync(first, CancellationToken.None)));
    }

    [Fact]
    public async Task AKeyIsOfOneOrganization()
    {
        var queue = await stores.QueueAsync();
        var theirs = await queue.AddOrganizationAsync();

        Assert.NotEqual(await queue.EnqueueAsync(new Step(1), key: "scan"), await queue.EnqueueAsync(new Step(1), key: "scan", organization: theirs));
    }

    [Fact]
    public async Task AJobIsSeenWithItsTransaction_OrNotAtAll()
    {
        var queue = await stores.QueueAsync();

        await queue.AsAsync(async (jobs, database) =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            await jobs.EnqueueAsync(new Step(1));
            Assert.Empty(await queue.JobsAsync());
            await transaction.RollbackAsync();
            return 0;
        });

        Assert.Empty(await queue.JobsAsync());
    }

    [Fact]
    public async Task WhatIsAskedForStandsInTheRow()
    {
        var queue = await stores.QueueAsync();
        var (due, account) = (new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), Guid.CreateVersion7());

        var given = await queue.AsAsync((jobs, _) => jobs.EnqueueAsync(new Step(3), "key", due, systemId: account, requestedBy: account, mostAttempts: 2));

        var job = Assert.Single(await queue.JobsAsync());
        Assert.Equal(given.Id, job.Id);
        Assert.Equal((Step.Kind, """{"number": 3}""", "key", due, 2), (job.Kind, job.Payload, job.Key, job.DueAt, job.MostAttempts));
        Assert.Equal((account, account, JobState.Waiting), (job.SystemId, job.RequestedBy, job.State));
    }
}
