using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class PagesAreAccessible : Check
{
    private const int ManyFaults = 3;

    private static readonly Idiom Checked = new("ux.accessibility/checked", ["@axe-core", "axe-core", "jest-axe", "vitest-axe", "AxeBuilder", "cypress-axe", "checkA11y", "toHaveNoViolations", "pa11y", "Deque.AxeCore", "axe_core", "axe-rspec", "categories:accessibility", "assertNoAccessibilityIssues", "storybook/addon-a11y"])
    {
        Languages = [.. Language.Code, Language.Json, Language.Yaml],
        In = PathClasses.Test | PathClasses.Production,
        Accept = match => !match.Path.EndsWith("package.json", StringComparison.Ordinal),
        LimitPerFile = 2,
    };

    private static readonly Idiom Linted = new("ux.accessibility/linted", ["jsx-a11y", "vuejs-accessibility", "angular-eslint/template", "next/core-web-vitals", "eslint-config-airbnb", "extends", "a11y"])
    {
        Pattern = LintRules(),
        Languages = [Language.JavaScript, Language.Json],
        Accept = match => match.Path.Contains("eslint", StringComparison.OrdinalIgnoreCase) || match.Path.Contains("biome", StringComparison.OrdinalIgnoreCase),
        LimitPerFile = 2,
    };

    public override CheckInfo Info { get; } = new("ux.accessibility", Category.Frontend, Priority.Low, "Automated accessibility checks run and the basics hold")
    {
        Why = "Who uses a keyboard or a screen reader stays outside of a page whose fields have no names, and in many places the law forbids that.",
        Remedy = "Name every field, button and image, and let axe look at the pages in the end-to-end tests.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["WCAG 2.2 AA", "EN 301 549", "Directive (EU) 2019/882"],
        AppliesWhen = Condition.Any(Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Checked, Linted];

    public override AttestationForm Attestation { get; } = new("The product was reviewed against WCAG 2.2 AA, and what was found is mended or planned.", ["date", "reviewer", "report", "open findings"], 365);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (PageReader.Page(target) is not { } page)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.NotApplicable(target.Name, "the target has no page")];
        }

        if (AccessibilityReview.IsShell(page.Text))
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, "The page is made by a script; its HTML shows nothing.", page.Seen("nearly empty HTML"))];
        }

        var faults = AccessibilityReview.Of(page.Text);
        var evidence = faults.Take(8).Select(fault => page.Seen($"{fault.Rule}: {fault.Count}")).DefaultIfEmpty(page.Seen("the basics hold"));
        return [faults.Count switch
        {
            0 => Verdict.Pass(target.Name, "The basics of accessibility hold on the home page.", evidence),
            < ManyFaults => Verdict.Partial(target.Name, $"On the home page: {string.Join(", ", faults.Select(fault => fault.Rule))}.", evidence),
            _ => Verdict.Fail(target.Name, $"On the home page: {string.Join(", ", faults.Select(fault => fault.Rule))}.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        if (runs.FirstOrDefault(run => Runner().IsMatch(run.Text)) is { } run)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The pipeline checks accessibility.", run.Show("accessibility", Runner()))];
        }

        var tested = repository.FirstOf(null, Checked);
        var linted = repository.FirstOf(null, Linted);
        var runsTests = runs.FirstOrDefault(one => Quality.TestCommands.Runs(one));
        var runsLinter = runs.FirstOrDefault(one => Linter().IsMatch(one.Text));
        return [tested is not null && runsTests is not null ? Verdict.Pass(Verdict.WholeSystem, "The tests check accessibility, in the pipeline.", Evidence.Strong("accessibility test", tested.Location), runsTests.Show("runs the tests"))
            : linted is not null && runsLinter is not null ? Verdict.Pass(Verdict.WholeSystem, "The linter checks accessibility, in the pipeline.", Evidence.Strong("accessibility rules", linted.Location), runsLinter.Show("runs the linter", Linter()))
            : (tested ?? linted) is { } idle ? Verdict.Partial(Verdict.WholeSystem, "Accessibility is checked, but by no pipeline.", Evidence.Strong("accessibility", idle.Location))
            : Verdict.Fail(Verdict.WholeSystem, "Nothing checks accessibility.", Evidence.Certain($"{runs.Count} steps of {repository.Pipelines.Length} pipelines read, no checker in the tests"))];
    }

    [GeneratedRegex("""(jsx-a11y|vuejs-accessibility|next/core-web-vitals|["']airbnb["']|angular-eslint/template-accessibility|template/accessibility|["']a11y["']\s*:\s*\{)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LintRules();

    [GeneratedRegex("""(\bpa11y(-ci)?\b|\baxe\s+https?:|@axe-core/cli|treosh/lighthouse-ci-action|\blhci\s+autorun|accessibility-alt-text-bot|test-storybook|\ba11y\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runner();

    [GeneratedRegex("""(\beslint\b|\bbiome\s+(ci|check|lint)|\b(npm|pnpm|yarn|bun)\s+(run\s+)?[\w:-]*lint|\bnext\s+lint|\bng\s+lint)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Linter();
}
