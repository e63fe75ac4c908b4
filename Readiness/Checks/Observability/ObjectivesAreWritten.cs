using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class ObjectivesAreWritten : Check
{
    private static readonly Idiom Section = DocumentHeadings.Idiom("slo.defined/section", """slos?\b|slis?\b|service[ -]level (objective|indicator)""");

    private static readonly Idiom Availability = new("slo.defined/availability", ["99", "98", "97", "95 %", "95%"]) { Pattern = Percent(), Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 5 };
    private static readonly Idiom Latency = new("slo.defined/latency", ["latency", "p95", "p99", "response time", "milliseconds", " ms"]) { Pattern = Milliseconds(), Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 5 };
    private static readonly Idiom Budget = new("slo.defined/budget", ["error budget", "error-budget", "burn rate"]) { Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 1 };
    private static readonly Idiom Owner = new("slo.defined/owner", ["owner", "owned by", "responsible"]) { Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("slo.defined", Category.Observability, Priority.Medium, "Service objectives are written, measured and owned")
    {
        Why = "Without an agreed number every outage is too long and no risk is small enough, and nobody can say when to stop.",
        Remedy = "Agree on 99.5 % availability and a p95 of 500 ms for the main journey to begin with, measure both, and name who decides when the budget is spent.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Site Reliability Engineering, chapter 4", "Mercari production readiness: SLOs", "Azure Well-Architected RE:04"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Section, Availability, Latency, Budget, Owner];

    public override AttestationForm Attestation { get; } =
        new("This system has objectives for availability and latency that are measured, and somebody owns them.", ["availability objective", "latency objective", "window", "where it is measured", "owner", "what happens when the budget is spent"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var coded = AsCode(repository).ToList();
        if (coded.Count > 0)
        {
            var text = string.Join(' ', coded.Select(one => one.Text));
            var missing = Missing((AvailabilityWords().IsMatch(text), "availability"), (LatencyWords().IsMatch(text), "latency"));
            var evidence = coded.Take(3).Select(one => Evidence.Certain("objective as code", one.Location));
            return [missing.Count == 0
                ? Verdict.Pass(Verdict.WholeSystem, "Objectives for availability and latency are measured as code.", evidence)
                : Verdict.Partial(Verdict.WholeSystem, $"Objectives are measured as code, but none for {string.Join(" and ", missing)}.", evidence)];
        }

        if (repository.HitsOf(Section).FirstOrDefault(hit => !Contract().IsMatch(hit.Excerpt)) is not { } page)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "No objective says how good the service has to be.", Evidence.Certain("no objective in code or documentation"))];
        }

        bool In(Idiom idiom) => repository.HitsIn(page.Path, idiom).Any();
        var lacks = Missing((In(Availability), "a number for availability"), (In(Latency), "a number for latency"), (In(Owner), "an owner"), (In(Budget), "a rule for the error budget"));
        lacks.Add("a measurement");
        return [Verdict.Partial(Verdict.WholeSystem, $"Objectives are written, but without {string.Join(", ", lacks)}.", Evidence.Strong("objectives", page.Location))];
    }

    // OpenSLO, Sloth, Pyrra and the objectives of clouds
    private static IEnumerable<(string Text, Location Location)> AsCode(RepositoryFacts repository) =>
        repository.DataFiles.Where(file => file.Class == PathClasses.Production)
            .SelectMany(file => file.Documents.Where(IsObjective).Select(document => (TextOf(document), new Location(file.Path, document.Line))))
            .Concat(repository.Resources.Where(one => one.Class == PathClasses.Production && Objective().IsMatch(one.Type)).Select(one => ($"{one.Name} {TextOf(one.Properties)}", one.Location)));

    private static bool IsObjective(Node root) =>
        (root["apiVersion"].Text is { } version && (version.StartsWith("openslo/", StringComparison.Ordinal) || version.StartsWith("sloth.slok.dev/", StringComparison.Ordinal) || version.StartsWith("pyrra.dev/", StringComparison.Ordinal)) && root["kind"].Text is "SLO" or "PrometheusServiceLevel" or "ServiceLevelObjective")
        || (root["version"].Text is "prometheus/v1" && root["slos"].Exists);

    private static string TextOf(Node node) => string.Join(' ', node.Descendants().Select(one => one.Text).OfType<string>());

    private static List<string> Missing(params ReadOnlySpan<(bool Holds, string Name)> parts)
    {
        var missing = new List<string>();
        foreach (var (holds, name) in parts)
        {
            if (!holds)
            {
                missing.Add(name);
            }
        }

        return missing;
    }

    [GeneratedRegex("""(^google_monitoring_slo|service_level_objective|newrelic_service_level|grafana_slo|nobl9_slo)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Objective();

    // 99.9 %, 99,5%
    [GeneratedRegex("""\b9\d([.,]\d+)?\s?%""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percent();

    [GeneratedRegex("""\b\d+(\.\d+)?\s?(ms\b|milliseconds|s\b|seconds)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Milliseconds();

    [GeneratedRegex("""(availab|uptime|error|success|5xx|5\.\.)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AvailabilityWords();

    [GeneratedRegex("""(latency|duration|response|distribution_cut|histogram|_bucket)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LatencyWords();

    // What a provider promises is not what this system aims for.
    [GeneratedRegex("""(provider|vendor|upstream|AWS|Azure|Google)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contract();
}
