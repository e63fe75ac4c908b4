using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class LoadIsMeasured : Check
{
    // Tested peak over expected peak.
    private const double HeadRoom = 1.5;

    private const PathClasses Anywhere = PathClasses.Production | PathClasses.Test | PathClasses.Sample;

    private static readonly Idiom Script = new("test.load/script", ["k6/http", "k6/net", "from locust", "import locust", "jmeterTestPlan", "extends Simulation", "NBomberRunner", "NBomber.CSharp", "artillery", "arrivalRate", "autocannon", "vegeta", "loadtest", "\"wrk", "wrk -", "hey -", "oha -", "gatling", "goose::"])
    {
        Pattern = LoadScript(),
        In = Anywhere,
        LimitPerFile = 2,
        Accept = match => match.Language is not (Language.Markdown or Language.Text),
    };

    private static readonly Idiom Limit = new("test.load/limit", ["thresholds", "ensure:", "assertions(", "http_req_duration", "WithThresholds", "p95", "p(95)", "--fail-on", "failureCriteria"]) { Pattern = Threshold(), In = Anywhere, LimitPerFile = 2 };

    public override CheckInfo Info { get; } = new("test.load", Category.Quality, Priority.Medium, "Load, stress and capacity have been measured")
    {
        Why = "The first launch that succeeds is a load test that nobody watches.",
        Remedy = "Run a load script with thresholds on staging for each release, find the breaking point once, and write down what the next year needs.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Attestation, Method.Repository],
        References = ["Site Reliability Engineering, launch checklist", "Mercari production readiness: capacity planning", "Azure Well-Architected PE:02, PE:06"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Script, Limit];

    public override AttestationForm Attestation { get; } = new(
        "The system was measured at one and a half times the expected peak or more, stayed within its objectives, and its breaking point is known.",
        ["date", "environment", "tested peak", "expected peak", "duration", "p95", "error rate", "first bottleneck", "capacity note"],
        180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var script = repository.FirstOf(null, Script) is { } hit ? Evidence.Hint("load script", hit.Location)
            : repository.Files.FirstOrDefault(file => LoadFile().IsMatch(file.Path)) is { } file ? Evidence.Hint("load script", new(file.Path, 0)) : null;
        if (script is null)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Nothing measures the load that the system takes.", Evidence.Certain("no load script and no result"))];
        }

        var scripts = repository.HitsOf(Script).Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
        return [repository.HitsOf(Limit).Any(one => scripts.Contains(one.Path))
            ? Verdict.Partial(Verdict.WholeSystem, "A load script with thresholds is there; no result of it was received.", script)
            : Verdict.Partial(Verdict.WholeSystem, "A load script is there, but it states no threshold, and no result of it was received.", script)];
    }

    /// <summary><c>hb:load-test</c>: <c>peak</c> and <c>expected_peak</c> (one unit), <c>within_slo</c>, <c>stress</c> (the breaking point, or soak) and <c>capacity_note</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No load test was ever reported.")];
        }

        double? Of(string key) => double.TryParse(last.Meta.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        string Text(string key) => last.Meta.GetValueOrDefault(key, "");
        var (peak, expected) = (Of("peak"), Of("expected_peak"));
        var evidence = Evidence.Certain($"tested peak {Text("peak")}, expected peak {Text("expected_peak")}, p95 {Text("p95")}, errors {Text("error_rate")}, first bottleneck {Text("bottleneck")}");
        return [!last.Succeeded || Text("within_slo") is "no" or "false" ? Verdict.Fail(Verdict.WholeSystem, "The last load test missed its objectives.", evidence)
            : peak is null || expected is null or 0 ? Verdict.Partial(Verdict.WholeSystem, "The last load test does not say what peak it reached and what peak is expected.", evidence)
            : peak < expected * HeadRoom ? Verdict.Partial(Verdict.WholeSystem, "The tested peak is less than one and a half times the expected one.", evidence)
            : Text("within_slo").Length == 0 || Text("stress").Length == 0 || Text("capacity_note").Length == 0 ? Verdict.Partial(Verdict.WholeSystem, "The load was taken; the objectives, the breaking point or the capacity note are not stated.", evidence)
            : Verdict.Pass(Verdict.WholeSystem, "The system takes one and a half times its expected peak within its objectives.", evidence)];
    }

    [GeneratedRegex("""(["']k6/(http|net|ws)|^(from|import)\s+locust\b|<jmeterTestPlan|\bextends\s+Simulation\b|\bNBomberRunner\b|using\s+NBomber|\bartillery\s+(run|quick)|^\s*-?\s*arrivalRate:|\bautocannon\b|\bvegeta\s+attack|\bwrk2?\s+-\w|\bhey\s+-\w|\boha\s+-\w|^\s*loadtest:|io\.gatling|\bgoose::prelude)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadScript();

    [GeneratedRegex("""(\bthresholds\b["']?\s*[:=]|^\s*ensure:|\bassertions\(|WithThresholds|failureCriteria:|p\(95\)\s*<)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Threshold();

    [GeneratedRegex("""(\.jmx|(^|/)locustfile\.py|(^|/)artillery[^/]*\.ya?ml|\.k6\.(js|ts))$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadFile();
}
