using Gapless.Contracts.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Wire;

/// <summary>From the domain to the wire records of <c>gapless.scan/1</c>.</summary>
public static class ScanMapping
{
    public static ScanReadiness Readiness(ReadinessReport report) => new(
        Words.Of(report.Decision),
        Words.Of(report.Level),
        [.. report.Blockers.Select(blocker => blocker.Check.Id)],
        Bar(report.Bar),
        Counts(report.Counts),
        Words.Of(report.Tier),
        report.Next is { } next ? new ScanLevelNeed(Words.Of(next.Level), next.Checks) : null);

    public static ScanBar? Bar(Bar? bar) => bar is null ? null : new(bar.Proved, bar.NotShown, bar.Open);

    public static ScanCounts Counts(Counts counts) => new(counts.Pass, counts.Partial, counts.Fail, counts.Unknown, counts.NotApplicable, counts.Waived);

    public static ScanWaiver Waiver(WaiverStanding standing) => new(
        standing.Waiver.CheckId,
        standing.InForce,
        standing.Problem,
        standing.Waiver.Reason,
        standing.Waiver.ExpiresAt,
        [.. standing.Waiver.Places.Select(place => place.Line > 0 ? $"{place.Path}:{place.Line}" : place.Path)]);

    public static ScanCheck Check(Finding finding) => new()
    {
        Id = finding.Check.Id,
        Category = Words.Of(finding.Check.Category),
        Priority = Words.Of(finding.Check.Priority),
        Title = finding.Check.Title,
        Outcome = Words.Of(finding.Outcome),
        Reason = finding.Outcome == Outcome.NotApplicable ? finding.Summary : finding.Reason is { } reason ? Words.Of(reason) : null,
        Waived = finding.IsWaived,
        Summary = finding.Summary,
        Remedy = finding.Check.Remedy,
        Evidence = [.. finding.Evidence.Select(Evidence)],
        Drift = [.. finding.Drift.Select(drift => new ScanDrift(Words.Of(drift.Method), Words.Of(drift.Outcome), drift.Summary))],
    };

    private static ScanEvidence Evidence(SubjectEvidence item) => new()
    {
        Method = Words.Of(item.Method),
        Rung = Words.Of(item.Rung),
        Subject = item.Subject,
        Confidence = Words.Of(item.Evidence.Confidence),
        Message = item.Evidence.Message,
        Path = item.Evidence.Location?.Path,
        Line = item.Evidence.Location is { Line: > 0 } location ? location.Line : null,
        Excerpt = item.Evidence.Location?.Excerpt,
        Exchange = item.Evidence.Exchange is { } exchange
            ? new ScanExchange(exchange.Method, exchange.Url, exchange.Status, exchange.Headers, exchange.Milliseconds)
            : null,
    };
}
