using System.Net;

namespace Gapless.AppHost.Tests.Chaos;

[Collection("chaos")]
public sealed class DatabaseAwayTests(ChaosSystem chaos)
{
    [Fact]
    public async Task ReadersAreTold_AndNothingIsLost_WhenTheDatabaseRestartsWhileAScanRuns()
    {
        await chaos.ReadyAsync();
        await using var target = await LocalTarget.StartAsync();
        var probed = await chaos.ProbeAsync("database-away", target);
        var before = (await chaos.Owner.Api.ListSystemsAsync(null, chaos.Limit)).Items.Select(system => system.Slug);

        await using (await Outage.BeginAsync(chaos.Running, "postgres"))
        {
            target.Release();
            await PageSaysSoAsync($"/systems/{probed.Slug}");
            await ApiSaysSoAsync($"/api/v1/systems/{probed.Slug}");
            await Eventually.TrueAsync(StatusSaysSoAsync, chaos.Limit);
        }

        await Eventually.TrueAsync(async () => (await chaos.Owner.PageAsync($"/systems/{probed.Slug}")).Status == HttpStatusCode.OK, chaos.Limit);
        Assert.Equal("succeeded", (await chaos.EndedAsync(probed)).State);
        await chaos.AssertDoneOnceAsync(probed);
        Assert.Equal(before, (await chaos.Owner.Api.ListSystemsAsync(null, chaos.Limit)).Items.Select(system => system.Slug));
    }

    private async Task PageSaysSoAsync(string path)
    {
        var (status, text, _) = await chaos.Owner.PageAsync(path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("This page is not available at the moment", text, StringComparison.Ordinal);
        Assert.Contains("Nothing was lost.", text, StringComparison.Ordinal);
        Assert.Contains("Try again", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    // While the outage is being noticed a single look may be refused.
    private async Task<bool> StatusSaysSoAsync()
    {
        using var answer = await chaos.Owner.Http.GetAsync("/api/v1/status", chaos.Limit);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(chaos.Limit)).Contains("""{"name":"Database","status":"unhealthy""", StringComparison.Ordinal);
    }

    private async Task ApiSaysSoAsync(string path)
    {
        using var answer = await chaos.Owner.Http.GetAsync(path, chaos.Limit);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("The database does not answer. Nothing was lost.", await answer.Content.ReadAsStringAsync(chaos.Limit), StringComparison.Ordinal);
    }
}
