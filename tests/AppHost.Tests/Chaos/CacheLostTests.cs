using System.Net;
using Aspire.Hosting.Testing;
using StackExchange.Redis;

namespace Gapless.AppHost.Tests.Chaos;

[Collection("chaos")]
public sealed class CacheLostTests(ChaosSystem chaos)
{
    [Fact]
    public async Task PeopleSignInAgainAndComeBack_AndEventsGoOn_WhenTheCacheIsEmptied()
    {
        await chaos.ReadyAsync();
        const string Page = "/systems/gapless/gaps?priority=critical";
        await using var target = await LocalTarget.StartAsync();
        using var stream = await chaos.Owner.Http.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, chaos.Limit);
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync(chaos.Limit));
        Assert.Contains("stream.opened", await events.ReadLineAsync(chaos.Limit), StringComparison.Ordinal);

        await EmptyAsync();

        var away = await chaos.Owner.PageAsync(Page);
        Assert.Equal((HttpStatusCode.Redirect, "/signin?return=" + Uri.EscapeDataString(Page)), (away.Status, away.Answer.Headers.Location?.OriginalString));
        Assert.Contains("Your session has ended. Sign in, and you come back to where you were.", (await chaos.Owner.PageAsync(away.Answer.Headers.Location!.OriginalString)).Text, StringComparison.Ordinal);
        Assert.Equal(Page, await chaos.Owner.SignInAsync(Page));
        Assert.Equal(HttpStatusCode.OK, (await chaos.Owner.PageAsync(Page)).Status);

        var probed = await chaos.ProbeAsync("cache-emptied", target);
        target.Release();
        await ToldAsync(events, probed.Operation);
        await chaos.AssertDoneOnceAsync(probed);

        await SaveAsync();
        await Outage.KillAsync(chaos.Running, "cache", cancellationToken: chaos.Limit);
        await Eventually.TrueAsync(async () => (await chaos.Owner.PageAsync(Page)).Status == HttpStatusCode.OK, chaos.Limit);
    }

    [Fact]
    public async Task WhoIsSignedInIsAskedToComeBack_AndStaysSignedIn_WhenTheCacheIsAway()
    {
        await chaos.ReadyAsync();
        await SaveAsync();
        await using (await Outage.BeginAsync(chaos.Running, "cache"))
        {
            using var refused = await chaos.Owner.Http.GetAsync("/api/v1/me", chaos.Limit);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);

            var (status, text, answer) = await chaos.Owner.PageAsync("/");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, (TimeSpan?)TimeSpan.FromSeconds(5)), (status, answer.Headers.RetryAfter?.Delta));
            Assert.Contains("This page is not available at the moment", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Your session has ended", (await chaos.Owner.PageAsync("/signin")).Text, StringComparison.Ordinal);
        }

        // The same cookie: nobody has signed in again.
        await Eventually.TrueAsync(
            async () =>
            {
                var seen = (await chaos.Owner.PageAsync("/")).Status;
                Assert.True(seen is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"answered {seen}");
                return seen == HttpStatusCode.OK;
            },
            chaos.Limit);
    }

    private async Task<ConnectionMultiplexer> AdminAsync() =>
        await ConnectionMultiplexer.ConnectAsync(await chaos.Running.Application.GetConnectionStringAsync("cache", chaos.Limit) + ",allowAdmin=true");

    /// <summary>By itself it does so once a minute.</summary>
    private async Task SaveAsync()
    {
        using var cache = await AdminAsync();
#pragma warning disable CS0618 // it blocks the cache, which nobody minds here
        await cache.GetServer(cache.GetEndPoints().Single()).SaveAsync(SaveType.ForegroundSave);
#pragma warning restore CS0618
    }

    private async Task EmptyAsync()
    {
        using var cache = await AdminAsync();
        await cache.GetServer(cache.GetEndPoints().Single()).FlushAllDatabasesAsync();
    }

    /// <summary>The stream that was open before says how the operation ended.</summary>
    private async Task ToldAsync(StreamReader events, Guid operation)
    {
        var kind = "";
        while (await events.ReadLineAsync(chaos.Limit) is { } line)
        {
            kind = line.StartsWith("event: ", StringComparison.Ordinal) ? line["event: ".Length..] : kind;
            if (kind == "operation.finished" && line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains(operation.ToString(), StringComparison.Ordinal))
            {
                Assert.Contains("Succeeded", line, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("The stream ended.");
    }
}
