using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class RunningSystemIsAttacked : Check
{
    public override CheckInfo Info { get; } = new("test.security", Category.Quality, Priority.Medium, "Dynamic security tests run against a deployed environment")
    {
        Why = "What the code hides, such as a header that the proxy drops or a route without its guard, shows when somebody knocks.",
        Remedy = "Scan staging every night with a tool that knows the API's description and is signed in, and fail on high findings.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["Azure Well-Architected SE:11", "OWASP Web Security Testing Guide"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        var scans = runs.Where(run => Tool().IsMatch(run.Text)).ToList();
        if (scans.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Nothing attacks the running system before others do.", Evidence.Certain($"{runs.Count} steps of {repository.Pipelines.Length} pipelines read"))];
        }

        var judged = scans.Select(run => (run, flaw: FlawOf(run))).OrderBy(one => one.flaw is null ? 0 : 1).First();
        var evidence = judged.run.Show("dynamic scan", Tool());
        return [judged.flaw is null
            ? Verdict.Pass(Verdict.WholeSystem, "A dynamic scan runs against a deployed environment and stops on what it finds.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"A dynamic scan runs, but {judged.flaw}.", evidence)];
    }

    /// <summary><c>hb:code-scan</c> with <c>kind</c> dast: <c>critical</c> and <c>high</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats.FirstOrDefault(beat => beat.Meta.GetValueOrDefault("kind", "").Equals("dast", StringComparison.OrdinalIgnoreCase)) is not { } last)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No dynamic scan was ever reported.")];
        }

        return [(last.Succeeded, ReportCounts.Of(last)) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last dynamic scan failed.", Evidence.Certain("the report says that it failed")),
            (_, null) => Verdict.Partial(Verdict.WholeSystem, "The last dynamic scan does not say how many findings there are.", Evidence.Certain("a report without counts")),
            (_, { IsClean: false } counts) => Verdict.Fail(Verdict.WholeSystem, "The last dynamic scan has high or critical findings.", counts.Show()),
            (_, { } counts) => Verdict.Pass(Verdict.WholeSystem, "The last dynamic scan has no high and no critical finding.", counts.Show()),
        }];
    }

    private static string? FlawOf(PipelineRun run) =>
        run.IsSwallowed || NoGate().IsMatch(run.Text) || (ZapAction().IsMatch(run.Text) && run.Input("fail_action") is not "true") ? "its findings stop nothing"
        : Local().IsMatch(run.Text) && !Deep().IsMatch(run.Text) ? "it knocks at the home page of a local start only"
        : Baseline().IsMatch(run.Text) && !Deep().IsMatch(run.Text) ? "it only looks passively and is not signed in"
        : null;

    [GeneratedRegex("""(zaproxy/action|\bzap-(baseline|full-scan|api-scan)(\.py)?\b|\bzap\.sh\b|zap-cli|projectdiscovery/nuclei|\bnuclei\s+-|burp-?suite|portswigger/|\bschemathesis\s+run|schemathesis/action|\brestler\b|stackhawk|\bhawk\s+scan|DAST(-API|-On-Demand-Scan)?\.(latest\.)?gitlab-ci|components/dast|\bwapiti\s+-u|\bnikto\s+-h|\barachni\b|\bakto\b|\bgo-dast\b|\bcats\s+--contract)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tool();

    [GeneratedRegex("""zaproxy/action""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ZapAction();

    // zap-baseline.py -I ignores warnings; nuclei and nikto report only
    [GeneratedRegex("""(zap-\w+(-scan)?\.py\b[^\n]*\s-I\b|^fail_action:\s*['"]?false|\bnikto\b|DAST\.(latest\.)?gitlab-ci)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoGate();

    [GeneratedRegex("""https?://(localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Local();

    [GeneratedRegex("""(zap-baseline|action-baseline)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Baseline();

    // An API description, or an account to sign in with.
    [GeneratedRegex("""(api-scan|action-api|openapi|swagger|graphql|schemathesis|restler|--contract|\bauth\b|Authorization|ZAP_AUTH|context|hawk)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deep();
}
