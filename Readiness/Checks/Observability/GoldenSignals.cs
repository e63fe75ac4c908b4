using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

/// <summary>The four signals that show whether a service is well (Site Reliability Engineering, chapter 6).</summary>
internal static partial class GoldenSignals
{
    private static readonly (string Name, Regex Words)[] All = [("traffic", Traffic()), ("errors", Errors()), ("latency", Latency()), ("saturation", Saturation())];

    public static IReadOnlyList<string> MissingFrom(string queries) => [.. All.Where(signal => !signal.Words.IsMatch(queries)).Select(signal => signal.Name)];

    [GeneratedRegex("""(request(s|_count|Count)|_total\b|rate\(|throughput|\brps\b|invocations|traffic|calls)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Traffic();

    [GeneratedRegex("""(5xx|=~\\?"5|5\.\.|error|fail|exception|status_code)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Errors();

    [GeneratedRegex("""(latency|duration|response_?time|histogram_quantile|_seconds_(bucket|sum|max)|TargetResponseTime)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Latency();

    [GeneratedRegex("""(cpu|memory|heap|disk|filesystem|pool|saturation|connections|threads|goroutines|queue)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Saturation();
}
