using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class JourneysAreTestedTests : CheckTests<JourneysAreTested>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15\", \"react-dom\": \"19\" } }\n";
    private const string Ci = "\n=== .github/workflows/ci.yml\non: [pull_request]\njobs: { e2e: { runs-on: x, steps: [{ run: npx playwright test }] } }\n";

    [Fact]
    public Task Passes_WhenJourneysRunInThePipeline() => Passes(Web + Spec("login") + Spec("order") + Spec("search") + Ci);

    [Fact]
    public Task IsPartial_WhenNoPipelineRunsThem() => IsPartial(Web + Spec("login") + Spec("order") + Spec("search"), "no pipeline");

    [Fact]
    public Task IsPartial_WhenThereIsOne() => IsPartial(Web + Spec("login") + Ci, "only 1");

    [Fact]
    public Task IsPartial_WhenOnlyTheDriverIsInstalled() => IsPartial(Web.Replace("\"next\"", "\"@playwright/test\": \"1\", \"next\"", StringComparison.Ordinal), "no journey");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== e2e/example.spec.ts\ntest('x', async ({ page }) => { await page.goto('https://playwright.dev/'); });\n")]
    public Task Fails_WhenThereIsNone(string files) => Fails(Web + files);

    [Fact]
    public Task DoesNotApply_WithoutAFrontEnd() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData("5", "0", Outcome.Pass)]
    [InlineData("5", "1", Outcome.Fail)]
    [InlineData("0", "0", Outcome.Fail)]
    [InlineData(null, "0", Outcome.Partial)]
    public void JudgesTheLastRun(string? journeys, string failed, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("failed", failed);
        meta = journeys is null ? meta : meta.Add("journeys", journeys);

        Assert.Equal(expected, new JourneysAreTested().Heartbeat(new("hb:e2e", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }

    private static string Spec(string name) => $"\n=== e2e/{name}.spec.ts\ntest('{name}', async ({{ page }}) => {{\n  await page.goto('/login');\n  await page.getByLabel('Password').fill('x');\n  await expect(page).toHaveURL('/');\n}});\n";
}
