using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Plans;
using Gapless.Contracts.Systems;
using Gapless.Readiness.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Systems;

[Collection("stores")]
public sealed class SystemTests(ApiStores stores)
{
    [Fact]
    public async Task ListsLeaveTheSingleChecksOut()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var readiness = await shop.AddEvaluationAsync();

        var listed = Assert.Single((await shop.Caller.GetAsync<Page<SystemEntry>>("/api/v1/systems")).Items).Readiness!;
        var whole = (await shop.Caller.GetAsync<SystemDetail>("/api/v1/systems/shop")).System.Readiness!;

        Assert.Equal((readiness.Decision, readiness.Level, readiness.Bar, readiness.Counts, Watched.Noon), (listed.Decision, listed.Level, listed.Bar, listed.Counts, listed.Since));
        Assert.Empty(listed.Checks);
        Assert.Equal(readiness.Checks, whole.Checks);
    }

    [Fact]
    public async Task AddsASystem_AndFindsIt()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();

        using var added = await caller.PostAsync("/api/v1/systems", new NewSystem("The Shop (2026)", Tier: "critical"));
        var found = await caller.GetAsync<SystemDetail>(added.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(("the-shop-2026", "The Shop (2026)", "critical", null), (found.System.Slug, found.System.Name, found.System.Tier, found.System.Readiness));
        await using var database = api.As(caller.Organization);
        Assert.Equal("system.created", (await database.AuditEntries.SingleAsync()).Action);
        Assert.Single(await database.Schedules.ToListAsync());
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"日本語"}""", "slug")]
    [InlineData("""{"name":"Shop","slug":"No Good"}""", "slug")]
    [InlineData("""{"name":"Shop","tier":"huge"}""", "tier")]
    [InlineData("""{"name":"Sh\u0000op"}""", "name")]
    public async Task SaysWhatIsWrong_AndAddsNothing(string body, string field)
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();

        using var response = await caller.Http.PostAsync("/api/v1/systems", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(field, out _), problem.RootElement.ToString());
        Assert.Empty((await caller.GetAsync<Page<SystemEntry>>("/api/v1/systems")).Items);
    }

    [Fact]
    public async Task PlansWhatOneFixClosesTogether_BehindWhatItWaitsFor()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        await shop.AddGapAsync("alert.rules", Priority.High);
        await shop.AddGapAsync("alert.routing", Priority.Low, outcome: Outcome.Unknown);
        await shop.AddGapAsync("metric.collected", Priority.Medium);
        await shop.AddGapAsync("docs.adr", Priority.Low);

        var plan = await shop.Caller.GetAsync<PlanPhase[]>("/api/v1/systems/shop/plan");

        Assert.Equal(["Fix before launch", "Then"], plan.Select(phase => phase.Title));
        Assert.Equal(["metric.collected", "alert.rules alert.routing"], plan[0].Steps.Select(step => string.Join(' ', step.Gaps.Select(gap => gap.Check))));
        Assert.Equal("metric.collected", Assert.Single(plan[0].Steps[1].After));
    }

    [Fact]
    public async Task ShowsNothingOfAnotherOrganization()
    {
        await using var api = await stores.StartAsync();
        var mine = await api.CallerAsync();
        var theirs = await api.CallerAsync();
        await mine.PostAsync("/api/v1/systems", new NewSystem("Shop"));

        Assert.Empty((await theirs.GetAsync<Page<SystemEntry>>("/api/v1/systems")).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Http.GetAsync("/api/v1/systems/shop")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await theirs.PostAsync("/api/v1/systems", new NewSystem("Shop"))).StatusCode);
    }

    [Fact]
    public async Task GivesTheFirstAnswerAgain_ForTheSameKey()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        caller.Http.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        using var first = await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));
        using var again = await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));
        using var other = await caller.PostAsync("/api/v1/systems", new NewSystem("Other"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Single((await caller.GetAsync<Page<SystemEntry>>("/api/v1/systems")).Items);
    }

    [Fact]
    public async Task ARefusalIsNotRemembered()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        caller.Http.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        using var refused = await caller.PostAsync("/api/v1/systems", new NewSystem(""));
        using var mended = await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (refused.StatusCode, mended.StatusCode));
    }

    [Fact]
    public async Task ChangesOnlyWhatTheCallerHasSeen()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));
        var tag = (await caller.Http.GetAsync("/api/v1/systems/shop")).Headers.ETag!;

        Assert.Equal((HttpStatusCode)428, (await ChangeAsync(caller, null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(caller, tag.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await ChangeAsync(caller, tag.ToString())).StatusCode);
        Assert.Equal("The shop", (await caller.GetAsync<SystemDetail>("/api/v1/systems/shop")).System.Name);
    }

    [Fact]
    public async Task PagesThroughTheWholePortfolio()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        for (var number = 0; number < 7; number++)
        {
            await caller.PostAsync("/api/v1/systems", new NewSystem($"Shop {number}"));
        }

        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await caller.GetAsync<Page<SystemEntry>>($"/api/v1/systems?limit=3&after={after}");
            seen.AddRange(page.Items.Select(system => system.Slug));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 7).Select(number => $"shop-{number}"), seen);
    }

    [Fact]
    public async Task AnEnvironmentIsProbedAtOnce_AndNoMoreOnceRemoved()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));

        using var refused = await caller.PostAsync("/api/v1/systems/shop/environments", new NewEnvironment("prod", "ftp://shop.example"));
        using var added = await caller.PostAsync("/api/v1/systems/shop/environments", new NewEnvironment("prod", "https://shop.example", IsProduction: true));
        var environment = (await added.Content.ReadFromJsonAsync<EnvironmentEntry>())!;

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (refused.StatusCode, added.StatusCode));
        await using var database = api.As(caller.Organization);
        Assert.Contains("scan.request", await database.Schedules.Select(schedule => schedule.Kind).ToListAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await caller.Http.DeleteAsync($"/api/v1/systems/shop/environments/{environment.Id}")).StatusCode);
        Assert.DoesNotContain("scan.request", await database.Schedules.Select(schedule => schedule.Kind).ToListAsync());
    }

    [Fact]
    public async Task StartsAScanOnce_AndCancelsIt()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));
        using var added = await caller.PostAsync("/api/v1/systems/shop/repositories", new NewRepository("code", "git", "https://git.example/shop.git"));
        var repository = (await added.Content.ReadFromJsonAsync<RepositoryEntry>())!;

        using var first = await caller.PostAsync("/api/v1/systems/shop/scans", new Contracts.Scans.NewScan(RepositoryId: repository.Id));
        using var second = await caller.PostAsync("/api/v1/systems/shop/scans", new Contracts.Scans.NewScan(RepositoryId: repository.Id));
        using var cancelled = await caller.Http.DeleteAsync(first.Headers.Location);
        var scans = await caller.GetAsync<Page<Contracts.Scans.ScanEntry>>("/api/v1/systems/shop/scans");

        Assert.Equal((HttpStatusCode.Accepted, first.Headers.Location, HttpStatusCode.Accepted), (first.StatusCode, second.Headers.Location, cancelled.StatusCode));
        Assert.Equal("cancelled", Assert.Single(scans.Items).State);
    }

    private static Task<HttpResponseMessage> ChangeAsync(TestCaller caller, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/systems/shop") { Content = JsonContent.Create(new SystemChange("The shop")) };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return caller.Http.SendAsync(request);
    }
}
