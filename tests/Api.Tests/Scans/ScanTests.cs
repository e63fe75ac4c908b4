using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;
using Gapless.Data.Jobs;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Scans;

[Collection("stores")]
public sealed class ScanTests(ApiStores stores)
{
    [Theory]
    [InlineData(ScanState.Queued, JobState.Waiting, "queued")]
    [InlineData(ScanState.Running, JobState.Running, "running")]
    [InlineData(ScanState.Running, JobState.Waiting, "queued")]
    [InlineData(ScanState.Running, JobState.Dead, "failed")]
    [InlineData(ScanState.Queued, JobState.Cancelled, "cancelled")]
    public async Task TheStateIsTheJobs_WhileItIsUnderWay(ScanState scanState, JobState jobState, string expected)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var job = await StartAsync(shop);
        await using var database = shop.Database();
        await database.Jobs.Where(one => one.Id == job).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.State, jobState)
            .SetProperty(one => one.Progress, """{"stage":"judging","done":3,"total":49,"message":null,"checks":{"tls.https":"pass"}}""")
            .SetProperty(one => one.Error, "The address could not be reached."));
        await database.Scans.ExecuteUpdateAsync(set => set.SetProperty(one => one.State, scanState));

        var listed = Assert.Single((await shop.Caller.GetAsync<Page<ScanEntry>>("/api/v1/systems/shop/scans")).Items);
        var detail = await shop.Caller.GetAsync<ScanDetail>($"/api/v1/scans/{listed.Id}");

        Assert.Equal((expected, expected), (listed.State, detail.Scan.State));
        Assert.Equal(jobState == JobState.Dead ? "The address could not be reached." : null, detail.Scan.Error);
        Assert.Equal(("judging", 3L, 49L), (detail.Progress!.Stage, detail.Progress.Done, detail.Progress.Total));
        Assert.Equal("pass", detail.Progress.Checks!["tls.https"]);
        Assert.Empty(detail.Findings);
    }

    [Fact]
    public async Task ShowsWhatHeldWhenItEnded_NotWhatCameLater()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var first = await shop.AddScanAsync();
        var second = await shop.AddScanAsync(Watched.Noon.AddHours(1));
        await shop.AddFindingAsync(first, "container.nonroot", Method.Repository, Outcome.Fail, "As root.", until: Watched.Noon.AddHours(1));
        await shop.AddFindingAsync(second, "container.nonroot", Method.Repository, Outcome.Pass, "As 1654.");

        var before = await shop.Caller.GetAsync<ScanDetail>($"/api/v1/scans/{first.Id}");
        var after = await shop.Caller.GetAsync<ScanDetail>($"/api/v1/scans/{second.Id}");

        Assert.Equal(("As root.", "As 1654."), (Assert.Single(before.Findings).Summary, Assert.Single(after.Findings).Summary));
        Assert.Equal(("succeeded", "code", "shop"), (after.Scan.State, after.Scan.Target, after.Scan.System));
        Assert.Equal(("docker", "api", "huge.json", null), (Assert.Single(after.Facts), Assert.Single(after.Components).Name, Assert.Single(after.Problems).Path, after.Progress));
    }

    [Fact]
    public async Task ListsNewestFirst_PageByPage()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        List<Guid> made = [];
        for (var hour = 0; hour < 5; hour++)
        {
            made.Insert(0, (await shop.AddScanAsync(Watched.Noon.AddHours(hour))).Id);
        }

        List<Guid> seen = [];
        string? after = null;
        do
        {
            var page = await shop.Caller.GetAsync<Page<ScanEntry>>($"/api/v1/systems/shop/scans?limit=2&after={after}");
            seen.AddRange(page.Items.Select(scan => scan.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(made, seen);
    }

    [Theory]
    [InlineData("{}", "repositoryId")]
    [InlineData("""{"repositoryId":"REPOSITORY","environmentId":"ENVIRONMENT"}""", "repositoryId")]
    [InlineData("""{"repositoryId":"REPOSITORY"}""", "repositoryId")]
    [InlineData("""{"environmentId":"REPOSITORY"}""", "environmentId")]
    public async Task SaysWhyItCannotStart(string body, string field)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var text = body.Replace("REPOSITORY", $"{shop.RepositoryId}", StringComparison.Ordinal).Replace("ENVIRONMENT", $"{shop.EnvironmentId}", StringComparison.Ordinal);

        using var refused = await shop.Http.PostAsync("/api/v1/systems/shop/scans", new StringContent(text, System.Text.Encoding.UTF8, "application/json"));
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(field, out _), problem.RootElement.ToString());
    }

    [Fact]
    public async Task IsNotThereForAnotherOrganization()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var scan = await shop.AddScanAsync();
        var stranger = await api.CallerAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/v1/scans/{scan.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/api/v1/systems/shop/scans", new NewScan(EnvironmentId: shop.EnvironmentId))).StatusCode);
    }

    private static async Task<Guid> StartAsync(Watched shop)
    {
        using var started = await shop.Caller.PostAsync("/api/v1/systems/shop/scans", new NewScan(EnvironmentId: shop.EnvironmentId));
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        return Assert.Single((await started.Content.ReadFromJsonAsync<OperationsStarted>())!.Operations);
    }
}
