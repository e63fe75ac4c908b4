using System.Net;
using System.Net.Http.Json;
using Gapless.Contracts;
using Gapless.Contracts.Gaps;
using Gapless.Data.Gaps;
using Gapless.Readiness.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Gaps;

[Collection("stores")]
public sealed class GapTests(ApiStores stores)
{
    [Theory]
    [InlineData("", "container.nonroot,backup.automated,perf.compression")]
    [InlineData("state=open", "container.nonroot,backup.automated,perf.compression")]
    [InlineData("state=regressed", "backup.automated")]
    [InlineData("state=closed", "config.validation")]
    [InlineData("state=all", "container.nonroot,backup.automated,config.validation,perf.compression")]
    [InlineData("priority=critical", "container.nonroot")]
    [InlineData("outcome=unknown", "backup.automated")]
    [InlineData("category=containers", "container.nonroot")]
    [InlineData("text=PIGS", "perf.compression")]
    [InlineData("text=backup", "backup.automated")]
    [InlineData("text=100%25", "container.nonroot")]
    [InlineData("text=_0_", "")]
    [InlineData("text=%00", "container.nonroot,backup.automated,perf.compression")]
    [InlineData("after=AA", "container.nonroot,backup.automated,perf.compression")]
    [InlineData("state=all&priority=medium&outcome=fail", "config.validation,perf.compression")]
    public async Task ListsWhatTheFilterSays_MostImportantFirst(string filter, string expected)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        await FillAsync(shop);

        var page = await shop.Caller.GetAsync<Page<GapEntry>>($"/api/v1/systems/shop/gaps?{filter}");

        Assert.Equal(expected, string.Join(',', page.Items.Select(gap => gap.Check)));
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task PagesThroughAll_EachOnce(int limit)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        await FillAsync(shop);

        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await shop.Caller.GetAsync<Page<GapEntry>>($"/api/v1/systems/shop/gaps?state=all&limit={limit}&after={after}");
            Assert.True(page.Items.Count <= limit);
            seen.AddRange(page.Items.Select(gap => gap.Check));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["container.nonroot", "backup.automated", "config.validation", "perf.compression"], seen);
    }

    [Fact]
    public async Task ShowsTheProofOfEachMethod_AndTheHistory()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");
        var scan = await shop.AddScanAsync();
        await shop.AddFindingAsync(scan, "container.nonroot", Method.Repository, Outcome.Fail, "It runs as root.", evidence: """
            [{"method":"repo","rung":"declared","subject":"api","confidence":"certain","message":"No USER.","path":"api/Dockerfile","line":12,"excerpt":"FROM node"}]
            """);
        await shop.AddFindingAsync(scan, "container.nonroot", Method.Repository, Outcome.Pass, "Once it did not.", until: Watched.Noon.AddMinutes(1));

        var detail = await shop.Caller.GetAsync<GapDetail>($"/api/v1/gaps/{gap.Id}");

        var evidence = Assert.Single(detail.Evidence);
        Assert.Equal(("repo", "declared", "code", "fail", scan.Revision, scan.Id), (evidence.Method, evidence.Rung, evidence.Target, evidence.Outcome, evidence.Revision, evidence.ScanId));
        Assert.Equal(("api/Dockerfile", 12), (evidence.Items[0].Path, evidence.Items[0].Line));
        Assert.True(evidence.FreshUntil > evidence.LookedAt);
        Assert.Equal(("declared", "fail"), (Assert.Single(detail.Gap.Rungs).Rung, detail.Gap.Rungs[0].Outcome));
        Assert.Equal(("firstLook", null, "fail"), (Assert.Single(detail.History).Cause, detail.History[0].Before, detail.History[0].After));
        Assert.NotEmpty(detail.Remedy);
        Assert.Contains("repo", detail.Methods);
    }

    [Fact]
    public async Task GivesAnOwnerAndADate_OnlyToWhoHasSeenTheGap()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");
        var path = $"/api/v1/gaps/{gap.Id}";
        var tag = (await shop.Http.GetAsync(path)).Headers.ETag!.ToString();
        var change = new GapUpdate(shop.Caller.MemberId, new DateOnly(2026, 12, 24));

        using var unseen = await shop.ChangeAsync(path, change, null);
        using var changed = await shop.ChangeAsync(path, change, tag);
        using var late = await shop.ChangeAsync(path, change, tag);
        using var nobody = await shop.ChangeAsync(path, new GapUpdate(Guid.Empty), changed.Headers.ETag!.ToString());
        using var stranger = await shop.ChangeAsync(path, new GapUpdate(Guid.CreateVersion7()), "*");

        Assert.Equal(
            (HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK, HttpStatusCode.BadRequest),
            (unseen.StatusCode, changed.StatusCode, late.StatusCode, nobody.StatusCode, stranger.StatusCode));
        var entry = (await changed.Content.ReadFromJsonAsync<GapEntry>())!;
        Assert.Equal((shop.Caller.MemberId.ToString(), new DateOnly(2026, 12, 24)), (entry.Owner, entry.DueOn));
        var left = (await nobody.Content.ReadFromJsonAsync<GapEntry>())!;
        Assert.Equal((null, new DateOnly(2026, 12, 24)), (left.Owner, left.DueOn));
        using var never = await shop.ChangeAsync(path, new GapUpdate(DueOn: DateOnly.MinValue), left.Tag);
        Assert.Null((await never.Content.ReadFromJsonAsync<GapEntry>())!.DueOn);
    }

    [Fact]
    public async Task TheHistoryIsPaged_NewestFirst()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");
        await using (var database = shop.Database())
        {
            for (var day = 1; day <= 4; day++)
            {
                database.GapChanges.Add(new GapChange
                {
                    Id = Guid.CreateVersion7(Watched.Noon.AddDays(day)),
                    OrganizationId = shop.Caller.Organization,
                    SystemId = shop.SystemId,
                    GapId = gap.Id,
                    At = Watched.Noon.AddDays(day),
                    Before = Outcome.Fail,
                    After = Outcome.Pass,
                    Cause = ChangeCause.Code,
                    Summary = $"Day {day}.",
                });
                await database.SaveChangesAsync();
            }
        }

        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await shop.Caller.GetAsync<Page<GapChangeEntry>>($"/api/v1/gaps/{gap.Id}/history?limit=2&after={after}");
            seen.AddRange(page.Items.Select(change => change.Summary));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["Day 4.", "Day 3.", "Day 2.", "Day 1.", "It is not there."], seen);
        Assert.Equal(HttpStatusCode.NotFound, (await (await api.CallerAsync()).Http.GetAsync($"/api/v1/gaps/{gap.Id}/history")).StatusCode);
    }

    [Fact]
    public async Task LooksAgainAtEveryTargetThatCanShowIt()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var live = await shop.AddGapAsync("perf.compression");
        var file = await shop.AddGapAsync("container.nonroot");

        using var looking = await shop.Http.PostAsync($"/api/v1/gaps/{live.Id}/verify", null);
        using var again = await shop.Http.PostAsync($"/api/v1/gaps/{live.Id}/verify", null);
        using var uploaded = await shop.Http.PostAsync($"/api/v1/gaps/{file.Id}/verify", null);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (looking.StatusCode, uploaded.StatusCode));
        Assert.Equal(looking.Headers.Location, again.Headers.Location);
        await using var database = shop.Database();
        Assert.Equal(shop.EnvironmentId, (await database.Scans.SingleAsync()).TargetId);
    }

    [Fact]
    public async Task AreNotThereForAnotherOrganization()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");
        var stranger = shop with { Caller = await api.CallerAsync() };

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/v1/gaps/{gap.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync("/api/v1/systems/shop/gaps")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.ChangeAsync($"/api/v1/gaps/{gap.Id}", new GapUpdate(), "*")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.PostAsync($"/api/v1/gaps/{gap.Id}/verify", null)).StatusCode);
    }

    private static async Task FillAsync(Watched shop)
    {
        await shop.AddGapAsync("perf.compression", Priority.Medium, summary: "Pages are as big as pigs.");
        await shop.AddGapAsync("container.nonroot", Priority.Critical, summary: "100% of them run as root.");
        await shop.AddGapAsync("config.validation", Priority.Medium, GapState.Closed);
        await shop.AddGapAsync("backup.automated", Priority.High, GapState.Regressed, Outcome.Unknown);
    }
}
