using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

/// <summary>Signs of tracing in answers: hints, since they show that traces begin and not that anybody keeps them.</summary>
internal static partial class TraceMarks
{
    public static Verdict Judge(TargetFacts target)
    {
        var answers = target.Home.Hops.Append(target.Missing).Concat(target.Answers.OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).Select(pair => pair.Value)).ToList();
        var (answer, mark) = answers.Select(answer => (answer, Mark: MarkOf(answer))).FirstOrDefault(one => one.Mark is not null);
        return mark is null
            ? Verdict.Unknown(target.Name, UnknownReason.Never, "No answer shows that it was traced.")
            : Verdict.Unknown(target.Name, UnknownReason.Never, "Answers show that they are traced; where the traces go, only the code shows.", answer.Seen(mark, "traceresponse", "server-timing") with { Confidence = Confidence.Hint });
    }

    // traceresponse (W3C Trace Context 2), Server-Timing: traceparent, the traceId of a problem (RFC 9457)
    private static string? MarkOf(Answer answer) =>
        answer.Headers.Has("traceresponse") ? "traceresponse"
        : answer.Headers["server-timing"] is { } timing && timing.Contains("traceparent", StringComparison.OrdinalIgnoreCase) ? "Server-Timing: traceparent"
        : answer.IsJson && answer.Text.Length < 20_000 && Problem().IsMatch(answer.Text) ? "a problem with a trace id"
        : null;

    [GeneratedRegex("""\"trace_?[iI]d"\s*:\s*"(?:00-)?[0-9a-f]{32}""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Problem();
}
