using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class ResponseTimesStayInBudget : Check
{
    private const int PageMedian = 800;
    private const int PageMost = 1800;
    private const int ApiMedian = 500;

    private static readonly ImmutableArray<ProbeRequest> Again = [.. Enumerable.Range(2, 4).Select(time => ProbeRequest.Get("/") with { FollowsRedirects = true, Repetition = time })];

    private static readonly Idiom Stated = new("perf.budget/stated", ["thresholds", "assertions", "\"budgets\"", "timings", "http_req_duration", "categories:performance", "BenchmarkDotNet", "benchmark-action", "hyperfine", "codspeed"])
    {
        Pattern = StatedBudget(),
        In = PathClasses.Production | PathClasses.Test | PathClasses.Sample,
        Languages = [.. Language.Code, Language.Json, Language.Yaml],
        Accept = match => match.Language is not Language.CSharp,
        LimitPerFile = 2,
    };

    public override CheckInfo Info { get; } = new("perf.budget", Category.Frontend, Priority.Medium, "Response times and page weight stay inside a stated budget")
    {
        Why = "Nobody notices ten milliseconds a week; after a year the users have.",
        Remedy = "Agree on numbers, and let the pipeline hold them with Lighthouse or k6 thresholds.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Heartbeat, Method.Repository],
        References = ["Core Web Vitals", "Azure Well-Architected PE:01, PE:04, PE:06", "Site Reliability Engineering, chapter 6"],
        AppliesWhen = Condition.Any(Fact.Target),
    };

    public override ImmutableArray<Idiom> Idioms => [Stated];

    public override ImmutableArray<ProbeRequest> Requests => [.. Again, .. HealthCandidates.Requests];

    /// <summary>From outside the time to the whole answer is measured; the first request, which may wake the system up, does not count.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.WhyUnknown(target.Home.Final) is { } unknown)
        {
            return [unknown];
        }

        var times = Again.Select(target.Answer).Where(answer => answer.Final.IsSuccess).Select(answer => answer.Hops.Sum(hop => hop.Milliseconds)).Append(target.HomeAgain.Hops.Sum(hop => hop.Milliseconds)).Order().ToList();
        var api = HealthCandidates.Found(target).Where(answer => answer.IsSuccess).Select(answer => answer.Milliseconds).Order().ToList();
        var (median, most) = (times[times.Count / 2], times[^1]);
        var evidence = target.HomeAgain.Seen($"{times.Count} looks at the page, median {median} ms, longest {most} ms; {api.Count} at the API{(api.Count == 0 ? "" : $", median {api[api.Count / 2]} ms")}");
        return [median > PageMedian ? Verdict.Fail(target.Name, $"Half of the looks at the home page took more than {PageMedian} ms.", evidence)
            : api.Count > 0 && api[api.Count / 2] > ApiMedian ? Verdict.Fail(target.Name, $"Half of the looks at the API took more than {ApiMedian} ms.", evidence)
            : most > PageMost ? Verdict.Partial(target.Name, $"One look at the home page took more than {PageMost} ms.", evidence)
            : Verdict.Unknown(target.Name, UnknownReason.Never, "The answers are quick enough for the usual budget; whether one is agreed on cannot be seen from outside.", evidence)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        var file = repository.Files.FirstOrDefault(one => BudgetFile().IsMatch(one.Path));
        var stated = repository.FirstOf(null, Stated) is { } hit ? Evidence.Strong("budget", hit.Location) : file is not null ? Evidence.Certain("budget", new(file.Path, 0)) : null;
        var held = runs.FirstOrDefault(run => Runner().IsMatch(run.Text) && !run.IsSwallowed);
        return [(stated, held) switch
        {
            (not null, not null) => Verdict.Pass(Verdict.WholeSystem, "A budget is stated, and the pipeline holds it.", stated, held.Show("holds the budget", Runner())),
            (not null, _) => Verdict.Partial(Verdict.WholeSystem, "A budget is stated, but no pipeline holds it.", stated),
            _ => Verdict.Partial(Verdict.WholeSystem, "Answers can be measured from outside; no budget is agreed on.", Evidence.Certain($"{runs.Count} steps of {repository.Pipelines.Length} pipelines read")),
        }];
    }

    /// <summary><c>hb:perf-budget</c>: <c>lcp_ms</c>, <c>inp_ms</c> and <c>cls</c> at the 75th percentile (Core Web Vitals).</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No measurement was ever reported.")];
        }

        double? Of(string key) => double.TryParse(last.Meta.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        var (paint, input, shift) = (Of("lcp_ms"), Of("inp_ms"), Of("cls"));
        var evidence = Evidence.Certain($"LCP {last.Meta.GetValueOrDefault("lcp_ms", "?")} ms, INP {last.Meta.GetValueOrDefault("inp_ms", "?")} ms, CLS {last.Meta.GetValueOrDefault("cls", "?")}");
        return [!last.Succeeded || paint > 4000 || input > 500 || shift > 0.25 ? Verdict.Fail(Verdict.WholeSystem, "The last measurement is outside of the budget.", evidence)
            : paint is null || input is null || shift is null ? Verdict.Partial(Verdict.WholeSystem, "The last measurement leaves out loading, responding or shifting.", evidence)
            : paint <= 2500 && input <= 200 && shift <= 0.1 ? Verdict.Pass(Verdict.WholeSystem, "Three of four visits load, respond and stay in place as they should.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, "Visits need improvement, though none is poor.", evidence)];
    }

    [GeneratedRegex("""(\bthresholds["']?\s*:\s*\{|["']?categories:performance|http_req_duration|"timings"\s*:\s*\[|"budgets"\s*:\s*\[|maxDuration)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatedBudget();

    [GeneratedRegex("""(^|/)(\.?lighthouserc[^/]*|budget\.json|lighthouse-budget[^/]*\.json|\.size-limit[^/]*)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BudgetFile();

    [GeneratedRegex("""(\blhci\s+autorun|\blhci\s+(collect|assert)|treosh/lighthouse-ci-action|lighthouse-ci|unlighthouse-ci|\bk6\s+(run|cloud)|grafana/(run-)?k6|\bartillery\s+run|size-limit(-action)?\b|bundlewatch|benchmark-action|codspeedhq/action|\bng\s+build\b|sitespeed)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runner();
}
