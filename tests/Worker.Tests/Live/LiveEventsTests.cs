using System.Text.Json;
using Gapless.ServiceDefaults.Cache;
using StackExchange.Redis;

namespace Gapless.Worker.Tests.Live;

[Collection("stores")]
public sealed class LiveEventsTests(WorkerStores stores) : IAsyncLifetime
{
    private readonly Guid organization = Guid.CreateVersion7();
    private ConnectionMultiplexer? connection;

    private LiveEvents Live => new(connection!, TimeProvider.System);

    public async Task InitializeAsync() => connection = await ConnectionMultiplexer.ConnectAsync(stores.Cache);

    public async Task DisposeAsync() => await connection!.CloseAsync();

    [Fact]
    public async Task OpenPagesOfTheOrganizationAreTold()
    {
        await using var page = new Page(Live, organization);
        await using var stranger = new Page(Live, Guid.CreateVersion7());
        Assert.Equal(LiveEvent.Opened, (await page.NextAsync()).Kind);
        Assert.Equal(LiveEvent.Opened, (await stranger.NextAsync()).Kind);

        var system = Guid.CreateVersion7();
        Assert.True(await Live.PublishAsync(organization, LiveEvent.Of(LiveEvent.ScanFinished, system, new { Changed = 3 })));
        var told = await page.NextAsync();

        Assert.Equal((LiveEvent.ScanFinished, system, """{"changed":3}"""), (told.Kind, told.SystemId, told.Data));
        await Live.PublishAsync(stranger.Organization, Number(1));
        Assert.Equal("1", (await stranger.NextAsync()).Data);
    }

    [Fact]
    public async Task APageGoesOnWhereItWas()
    {
        await using var page = new Page(Live, organization);
        await page.NextAsync();
        await PublishAsync(1, 2, 3, 4);
        await page.NextAsync();
        var last = await page.NextAsync();
        Assert.Equal("2", last.Data);

        await using var again = new Page(Live, organization, last.Id);
        Assert.Equal("3", (await again.NextAsync()).Data);
        Assert.Equal("4", (await again.NextAsync()).Data);
        await PublishAsync(5);
        Assert.Equal("5", (await again.NextAsync()).Data);
    }

    [Fact]
    public async Task APageThatHasSeenNothingYetMissesNothing()
    {
        await using var page = new Page(Live, organization);
        var opened = await page.NextAsync();
        await PublishAsync(1);

        await using var again = new Page(Live, organization, opened.Id);

        Assert.Equal("1", (await again.NextAsync()).Data);
    }

    [Fact]
    public async Task APageThatComesTooLateIsToldSo()
    {
        await using var page = new Page(Live, organization);
        await page.NextAsync();
        await PublishAsync(1);
        var last = await page.NextAsync();
        await PublishAsync([.. Enumerable.Range(2, 500)]);

        await using var again = new Page(Live, organization, last.Id);

        Assert.Equal(LiveEvent.Missed, (await again.NextAsync()).Kind);
        await PublishAsync(1000);
        Assert.Equal("1000", (await again.NextAsync()).Data);
    }

    [Fact]
    public async Task NumbersGoOnIncreasing_WhenTheCacheWasEmptied()
    {
        await using var page = new Page(Live, organization);
        await page.NextAsync();
        await PublishAsync(1, 2);
        await page.NextAsync();
        var before = await page.NextAsync();

        await connection!.GetDatabase().ExecuteAsync("FLUSHDB");
        await PublishAsync(3);
        var after = await page.NextAsync();

        Assert.Equal("3", after.Data);
        Assert.True(after.Id > before.Id, $"{after.Id} after {before.Id}");
        await using var again = new Page(Live, organization, before.Id);
        Assert.Equal(LiveEvent.Missed, (await again.NextAsync()).Kind);
    }

    [Fact]
    public async Task WhatIsNoJsonIsRefused_AndLineBreaksAreTakenOut()
    {
        await using var page = new Page(Live, organization);
        await page.NextAsync();

        await Assert.ThrowsAnyAsync<JsonException>(() => Live.PublishAsync(organization, new LiveEvent(LiveEvent.GapChanged, null, "{")));
        await Live.PublishAsync(organization, new LiveEvent(LiveEvent.GapChanged, null, "{\n \"of\": 1 }"));

        Assert.Equal("""{"of":1}""", (await page.NextAsync()).Data);
    }

    [Fact]
    public async Task AJobTellsHowFarItIsAndThatItHasEnded()
    {
        var queue = await stores.QueueAsync();
        var script = new Script { Do = (_, job, _) => job.ReportAsync(new { Done = 1 }) };
        await using var page = new Page(Live, queue.Organization);
        await page.NextAsync();
        await using var worker = await TestWorker.StartAsync(queue, script.Register);

        var id = await queue.EnqueueAsync(new Step(1));

        var progress = await page.NextAsync();
        Assert.Equal((LiveEvent.OperationProgress, $$$"""{"id":"{{{id}}}","kind":"test.step","progress":{"done":1}}"""), (progress.Kind, progress.Data));
        LiveEvent end;
        while ((end = await page.NextAsync()).Kind == LiveEvent.OperationProgress)
        {
            // said again with the row
        }

        Assert.Equal((LiveEvent.OperationFinished, $$"""{"id":"{{id}}","kind":"test.step","state":"Succeeded","error":null}"""), (end.Kind, end.Data));
    }

    [Fact]
    public async Task EndsWithoutAnError_WhenTheCacheIsAway()
    {
        using var away = await ConnectionMultiplexer.ConnectAsync("127.0.0.1:1,abortConnect=false,connectTimeout=100");
        var live = new LiveEvents(away, TimeProvider.System);

        Assert.False(await live.PublishAsync(organization, Number(1)));
        await foreach (var told in live.SubscribeAsync(organization, afterId: null, CancellationToken.None))
        {
            Assert.Fail(told.Kind);
        }
    }

    [Fact]
    public async Task EndsWithoutAnError_WhenTheCacheGoesAwayInBetween()
    {
        var own = await ConnectionMultiplexer.ConnectAsync(stores.Cache);
        await using var page = new Page(new LiveEvents(own, TimeProvider.System), organization);
        await page.NextAsync();

        await own.CloseAsync();

        Assert.True(await page.EndsAsync());
    }

    private static LiveEvent Number(int number) => LiveEvent.Of(LiveEvent.GapChanged, null, number);

    private async Task PublishAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            Assert.True(await Live.PublishAsync(organization, Number(number)));
        }
    }

    private sealed class Page : IAsyncDisposable
    {
        private readonly CancellationTokenSource gone = new(TimeSpan.FromSeconds(30));
        private readonly IAsyncEnumerator<LiveEvent> events;

        public Page(LiveEvents live, Guid organizationId, long? afterId = null)
        {
            Organization = organizationId;
            events = live.SubscribeAsync(organizationId, afterId, gone.Token).GetAsyncEnumerator();
        }

        public Guid Organization { get; }

        public async Task<LiveEvent> NextAsync()
        {
            Assert.True(await events.MoveNextAsync(), "The stream has ended.");
            return events.Current;
        }

        public async Task<bool> EndsAsync() => !await events.MoveNextAsync() && !gone.IsCancellationRequested;

        public async ValueTask DisposeAsync()
        {
            await events.DisposeAsync();
            gone.Dispose();
        }
    }
}
