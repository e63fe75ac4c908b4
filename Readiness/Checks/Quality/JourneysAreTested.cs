using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class JourneysAreTested : Check
{
    private const int EnoughSpecs = 3;

    private static readonly Idiom Visit = new("test.e2e/visit", ["page.goto", "cy.visit", "browser.url(", "GotoAsync(", "driver.get(", "Navigate().GoToUrl", "visit ", "visit(", "->visit(", "navigateTo(", "t.navigateTo", "device.launchApp", "launchApp", "fixture("])
    {
        Pattern = OpensAPage(),
        Languages = [.. Language.Code, Language.Yaml],
        In = PathClasses.Test,
        LimitPerFile = 3,
    };

    private static readonly Idiom Asserted = new("test.e2e/asserted", ["expect(", "should(", ".should", "Assert", "assert", "have_content", "have_text", "assertSee", "ToBeVisible"]) { Languages = Language.Code, In = PathClasses.Test, LimitPerFile = 1 };

    private static readonly Idiom Entered = new("test.e2e/entered", ["login", "log in", "signin", "sign in", "sign_in", "signup", "sign up", "sign-in", "register", "password"]) { Languages = Language.Code, In = PathClasses.Test, LimitPerFile = 1 };

    private static readonly Idiom Written = new("test.e2e/written", [".fill(", ".type(", "FillAsync", "fill_in", "sendKeys", "SendKeys", "send_keys", "setValue(", "->type(", "typeText(", "click_button", "click_on", "ClickAsync", ".click(", "->press("]) { Languages = Language.Code, In = PathClasses.Test, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("test.e2e", Category.Quality, Priority.Medium, "End-to-end tests cover the main user journeys")
    {
        Why = "Every part may be right and nobody can sign up all the same.",
        Remedy = "Write five journeys with a browser driver, among them signing in and one that writes, and run them on pull requests or after each deployment.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["Azure Well-Architected OE:09"],
        AppliesWhen = Condition.Any(Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Visit, Asserted, Entered, Written];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var specs = repository.HitsOf(Visit).Where(hit => !Example().IsMatch(hit.Path)).GroupBy(hit => hit.Path, StringComparer.Ordinal).Select(group => group.First()).ToList();
        if (specs.Count == 0)
        {
            return [Tool(repository) is { } tool
                ? Verdict.Partial(Verdict.WholeSystem, "A browser driver is installed, but no journey is written.", tool)
                : Verdict.Fail(Verdict.WholeSystem, "Nothing goes through the application as a user does.", Evidence.Certain("no end-to-end test found"))];
        }

        // Page objects hold the clicks, so what a journey does may stand beside it.
        var folders = specs.Select(hit => Top(hit.Path)).ToHashSet(StringComparer.Ordinal);
        bool Has(Idiom idiom) => repository.HitsOf(idiom).Any(hit => folders.Contains(Top(hit.Path)));
        var evidence = Evidence.Strong($"{specs.Count} files drive a browser", specs[0].Location);
        var run = PipelineRun.Of(repository).FirstOrDefault(one => Runs(one, specs));
        var flaws = new (bool Holds, string Flaw)[]
        {
            (specs.Count >= EnoughSpecs, $"only {specs.Count} file(s) of them"),
            (Has(Asserted), "they assert nothing"),
            (Has(Entered), "none signs in or up"),
            (Has(Written), "none enters anything"),
            (run is not null, "no pipeline runs them"),
            (run is null || !run.IsSwallowed, "their failure stops nothing"),
        }.Where(one => !one.Holds).Select(one => one.Flaw).ToList();
        return [flaws.Count == 0
            ? Verdict.Pass(Verdict.WholeSystem, "End-to-end tests go through the main journeys, in the pipeline.", evidence, run!.Show("runs the journeys"))
            : Verdict.Partial(Verdict.WholeSystem, $"There are end-to-end tests, but {string.Join(", ", flaws)}.", evidence)];
    }

    /// <summary><c>hb:e2e</c>: <c>journeys</c> and <c>failed</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No run of the journeys was ever reported.")];
        }

        int? Of(string key) => int.TryParse(last.Meta.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var evidence = Evidence.Certain($"{Of("journeys")?.ToString(CultureInfo.InvariantCulture) ?? "no count of"} journeys, {Of("failed") ?? 0} failed");
        return [(last.Succeeded && Of("failed") is null or 0, Of("journeys")) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "A journey failed in the last run.", evidence),
            (_, > 0) => Verdict.Pass(Verdict.WholeSystem, "The journeys passed in the last run.", evidence),
            (_, 0) => Verdict.Fail(Verdict.WholeSystem, "The last run went through no journey.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "The last run passed, but does not say how many journeys it went through.", evidence),
        }];
    }

    private static Evidence? Tool(RepositoryFacts repository)
    {
        string[] packages = ["@playwright/test", "cypress", "webdriverio", "@wdio/cli", "testcafe", "nightwatch", "detox", "Microsoft.Playwright*", "Selenium.WebDriver", "pytest-playwright", "selenium", "laravel/dusk", "wallaby", "capybara", "selenium-java"];
        foreach (var manifest in repository.Manifests.Where(manifest => manifest.Class is PathClasses.Production or PathClasses.Test))
        {
            if (packages.Select(manifest.Find).FirstOrDefault(found => found is not null) is { } tool)
            {
                return Evidence.Hint(tool.Name, new(manifest.Path, tool.Line));
            }
        }

        return null;
    }

    // The runner of the driver, or that of the language where the journeys are ordinary tests.
    private static bool Runs(PipelineRun run, List<IdiomHit> specs) => run.Job is not null
        && (Runner().IsMatch(run.Text) || (specs.Exists(hit => hit.Language is not (Language.JavaScript or Language.Yaml)) && TestCommands.Runs(run)));

    private static string Top(string path) => path.IndexOf('/', StringComparison.Ordinal) is var first and >= 0 && path.IndexOf('/', first + 1) is var second and >= 0 ? path[..second] : path[..Math.Max(0, path.LastIndexOf('/'))];

    [GeneratedRegex("""(\bpage\.goto\(|\bcy\.visit\(|\bbrowser\.url\(|\.GotoAsync\(|\bdriver\.get\(|\.GoToUrl\(|^[ \t]*visit[ (]+["'\w/]|->visit\(|\bnavigateTo\(|\bdevice\.launchApp\(|^[ \t]*-[ ]*launchApp|\bfixture\([^)\n]*\)\.page\()""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpensAPage();

    // example.spec.ts, tests-examples/demo-todo-app.spec.ts, cypress/e2e/1-getting-started
    [GeneratedRegex("""((^|/)example\.spec|demo-todo|tests-examples|1-getting-started|2-advanced-examples)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex("""(\bplaywright\s+test|\bcypress\s+run|cypress-io/github-action|\bwdio\s+run|\btestcafe\b|\bnightwatch\b|\bdetox\s+test|\bmaestro\s+(test|cloud)|\b(npm|pnpm|yarn|bun|nx|turbo|make)\s[^\n]*e2e|\bartisan\s+dusk|\brails\s+test:(system|all)|\brspec\b[^\n]*(system|feature)|\bcodeceptjs\s+run|\bnewman\s+run|playwright[\w-]*\.sh|\bpnpm\s[^\n]*playwright|\byarn\s[^\n]*playwright)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runner();
}
