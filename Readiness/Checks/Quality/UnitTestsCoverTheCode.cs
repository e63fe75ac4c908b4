using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class UnitTestsCoverTheCode : Check
{
    private const int LinesPerCase = 200;

    // What is shorter only starts something else.
    private const int LeastLines = 40;

    private const int GoodCoverage = 70;
    private const int PoorCoverage = 30;

    // Of a hundred cases.
    private const int FewSkipped = 5;

    private static readonly Idiom Threshold = new("test.unit/threshold", ["coverageThreshold", "thresholds", "fail_under", "fail-under", "check-coverage", "minimum_coverage", "<Threshold>", "Threshold=", "COVEREDRATIO", "--min=", "target:", "minimum ="])
    {
        Pattern = CoverageGate(),
        Languages = [Language.Json, Language.Toml, Language.JavaScript, Language.Xml, Language.Configuration, Language.Yaml, Language.Shell, Language.Java, Language.Ruby],
        In = PathClasses.Production | PathClasses.Test,
        LimitPerFile = 2,
    };

    private static readonly Idiom OfPages = new("test.unit/pages", ["@testing-library/", "@vue/test-utils", "Bunit", "TestBed.", "storybook/test", "cypress/react", "cypress/vue", "cy.mount(", "react-test-renderer", "enzyme", "composeStories", "experimental-ct", "vitest-browser-"])
    {
        Pattern = PageTest(),
        Languages = [Language.JavaScript, Language.CSharp],
        In = PathClasses.Test,
        LimitPerFile = 1,
    };

    public override CheckInfo Info { get; } = new("test.unit", Category.Quality, Priority.High, "Unit and component tests exist, run and cover the code")
    {
        Why = "Without tests each change is tried out by the users.",
        Remedy = "Test the core of the domain first, add component tests for the front end, and hold new code to a coverage threshold.",
        Effort = Effort.Large,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["Mercari production readiness: test coverage", "OpenSSF Best Practices test, test_most"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [.. TestIdioms.Cases, TestIdioms.Skipped, TestIdioms.Sample, Threshold, OfPages];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var parts = new TestedParts(repository);
        return repository.Components.Where(component => component.IsService || component.Kind == ComponentKind.StaticSite).Select(component => Judge(repository, parts, component));
    }

    /// <summary><c>hb:ci</c>: <c>tests</c>, <c>failed</c>, <c>skipped</c> and <c>coverage</c> (lines, per cent).</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No run of the tests was ever reported.")];
        }

        double? Of(string key) => double.TryParse(last.Meta.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        var (tests, failed, skipped, coverage) = (Of("tests"), Of("failed") ?? 0, Of("skipped") ?? 0, Of("coverage"));
        var evidence = Evidence.Certain($"{tests ?? 0} tests, {failed} failed, {skipped} skipped, coverage {coverage?.ToString(CultureInfo.InvariantCulture) ?? "not stated"}");
        return [tests switch
        {
            null => Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The last run does not say how many tests it ran.", evidence),
            0 => Verdict.Fail(Verdict.WholeSystem, "The last run ran no test.", evidence),
            _ when failed > 0 || !last.Succeeded => Verdict.Fail(Verdict.WholeSystem, "Tests failed in the last run.", evidence),
            _ when coverage < PoorCoverage => Verdict.Fail(Verdict.WholeSystem, "The tests cover less than a third of the code.", evidence),
            _ when coverage is null => Verdict.Partial(Verdict.WholeSystem, "The tests pass; how much they cover is not reported.", evidence),
            _ when coverage < GoodCoverage || skipped * 100 > tests * FewSkipped => Verdict.Partial(Verdict.WholeSystem, "The tests pass, but cover too little or skip too much.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "The tests pass and cover the code.", evidence),
        }];
    }

    private static Verdict Judge(RepositoryFacts repository, TestedParts parts, ComponentFacts component)
    {
        var (cases, lines) = (parts.CasesOf(component), parts.LinesOf(component));
        if (cases.Count == 0 && lines < LeastLines)
        {
            return Verdict.NotApplicable(component.Name, $"about {lines} lines of code");
        }

        if (cases.Count == 0)
        {
            return Verdict.Fail(component.Name, "Nothing tests it.", Evidence.Certain($"no test case for about {lines} lines", new(component.Manifest.Path, 0)));
        }

        var files = cases.Select(hit => hit.Path).ToHashSet(StringComparer.Ordinal);
        var first = cases.First();
        var evidence = Evidence.Strong($"{cases.Count} test cases for about {lines} lines", first.Location);
        var samples = files.Sum(file => repository.HitsIn(file, TestIdioms.Sample).Count());
        var skipped = files.Sum(file => repository.HitsIn(file, TestIdioms.Skipped).Count());
        var gate = GateOf(repository, component);
        var flaws = new List<string>();
        if (skipped * 100 > cases.Count * FewSkipped)
        {
            flaws.Add($"{skipped} of {cases.Count} cases are switched off");
        }

        if (component.Facts.Has(Fact.SinglePage) && !HasPageTests(repository, component, files))
        {
            flaws.Add("no test renders a component of the front end");
        }

        if (gate?.Share < GoodCoverage || (gate is null && cases.Count * LinesPerCase < lines))
        {
            flaws.Add(gate is null ? $"{cases.Count} cases are few for about {lines} lines" : $"the coverage threshold is {gate.Value.Share} %");
        }

        return samples >= cases.Count ? Verdict.Fail(component.Name, "Only the template's sample tests are there.", evidence)
            : flaws.Count == 0 ? Verdict.Pass(component.Name, gate is null ? $"{cases.Count} test cases test it." : $"{cases.Count} test cases test it, and coverage is held to {gate.Value.Share} %.", gate is null ? [evidence] : [evidence, gate.Value.Evidence])
            : Verdict.Partial(component.Name, $"It has tests, but {string.Join(", ", flaws)}.", evidence);
    }

    private static bool HasPageTests(RepositoryFacts repository, ComponentFacts component, HashSet<string> files) =>
        repository.HitsOf(OfPages, component).Length > 0 || repository.HitsOf(OfPages).Any(hit => files.Contains(hit.Path));

    private static (int Share, Evidence Evidence)? GateOf(RepositoryFacts repository, ComponentFacts component)
    {
        var hits = repository.HitsOf(Threshold, component).Concat(repository.HitsOf(Threshold).Where(hit => !hit.Path.Contains('/', StringComparison.Ordinal) || hit.Path.StartsWith('.')));
        foreach (var hit in hits)
        {
            if (double.TryParse(hit.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0)
            {
                return ((int)(value <= 1 ? value * 100 : value), Evidence.Certain("coverage threshold", hit.Location));
            }
        }

        return null;
    }

    // coverageThreshold: { global: { lines: 80 } }   fail_under = 80   --cov-fail-under=80   minimum_coverage 90   <Threshold>80</Threshold>   target: 80%
    [GeneratedRegex("""((coverageThreshold|thresholds)["']?\s*[:=]\s*\{[^;]{0,200}?(lines|statements)["']?\s*:\s*(?<share>\d+)|fail[_-]under\s*[=: ]\s*(?<share>\d+)|"check-coverage"\s*:\s*true[^}]{0,200}"lines"\s*:\s*(?<share>\d+)|minimum_coverage[ (]+(line:\s*)?(?<share>\d+)|<Threshold>\s*(?<share>\d+)|\bThreshold=(?<share>\d+)|COVEREDRATIO</value>\s*<minimum>\s*(?<share>[\d.]+)|--min=(?<share>\d+)|^\s*target:\s*(?<share>\d+)%|\bminimum\s*=\s*["']?(?<share>0?\.\d+))""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CoverageGate();

    [GeneratedRegex("""(@testing-library/(react|vue|svelte|angular|preact|solid|dom|react-native)\b|@vue/test-utils|\busing\s+Bunit|TestBed\.(configureTestingModule|createComponent|inject)|@storybook/test|cypress/(react|vue|angular|svelte)|cy\.mount\(|react-test-renderer|from\s+["']enzyme|composeStories|playwright/experimental-ct|vitest-browser-)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageTest();
}
