using System.Net.ServerSentEvents;
using Gapless.ServiceDefaults.Cache;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Api.Tests.Operations;

[Collection("stores")]
public sealed class EventTests(ApiStores stores)
{
    [Fact]
    public async Task ProgressArrives_AndNothingOfAnotherOrganization()
    {
        await using var api = await stores.StartAsync();
        var (mine, theirs) = (await api.CallerAsync(), await api.CallerAsync());
        await using var page = await Stream.OpenAsync(mine);
        await using var other = await Stream.OpenAsync(theirs);

        await TellAsync(api, mine, 1);
        await TellAsync(api, theirs, 2);

        Assert.Equal((LiveEvent.OperationProgress, """{"done":1}"""), await page.NextAsync());
        Assert.Equal((LiveEvent.OperationProgress, """{"done":2}"""), await other.NextAsync());
    }

    [Fact]
    public async Task AStreamGoesOnWhereItWas()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        string last;
        await using (var page = await Stream.OpenAsync(caller))
        {
            await TellAsync(api, caller, 1);
            Assert.Equal("""{"done":1}""", (await page.NextAsync()).Data);
            last = page.LastId;
        }

        await TellAsync(api, caller, 2);
        await TellAsync(api, caller, 3);
        await using var again = await Stream.OpenAsync(caller, last);

        Assert.Equal("""{"done":2}""", (await again.NextAsync()).Data);
        Assert.Equal("""{"done":3}""", (await again.NextAsync()).Data);
    }

    private static async Task TellAsync(TestApi api, TestCaller caller, int done) =>
        Assert.True(await api.Services.GetRequiredService<LiveEvents>().PublishAsync(caller.Organization, LiveEvent.Of(LiveEvent.OperationProgress, null, new { Done = done })));

    private sealed class Stream : IAsyncDisposable
    {
        private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        private readonly HttpResponseMessage response;
        private readonly IAsyncEnumerator<SseItem<string>> items;

        private Stream(HttpResponseMessage answer, System.IO.Stream body) => (response, items) = (answer, SseParser.Create(body).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token));

        public string LastId => items.Current.EventId!;

        public static async Task<Stream> OpenAsync(TestCaller caller, string? last = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
            if (last is not null)
            {
                request.Headers.Add("Last-Event-ID", last);
            }

            var answer = await caller.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
            var stream = new Stream(answer, await answer.Content.ReadAsStreamAsync());
            if (last is null)
            {
                Assert.Equal(LiveEvent.Opened, (await stream.NextAsync()).Kind);
            }

            return stream;
        }

        public async Task<(string Kind, string Data)> NextAsync()
        {
            Assert.True(await items.MoveNextAsync(), "The stream has ended.");
            return (items.Current.EventType, items.Current.Data);
        }

        public async ValueTask DisposeAsync()
        {
            await patience.CancelAsync();
            response.Dispose();
            patience.Dispose();
        }
    }
}
