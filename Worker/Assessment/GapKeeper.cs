using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>Opens, changes and closes the gaps of a system as its findings say, each with the cause of the change.</summary>
internal sealed class GapKeeper(GaplessDbContext database, CauseFinder causes)
{
    public async Task<IReadOnlyList<GapNews>> KeepAsync(
        TrackedSystem system, ReadinessReport report, Scan? scan, bool isFirst, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var gaps = await database.Gaps.Where(gap => gap.SystemId == system.Id).ToDictionaryAsync(gap => gap.CheckId, StringComparer.Ordinal, cancellationToken);
        var cause = await causes.FindAsync(scan, isFirst, cancellationToken);
        List<GapNews> news = [];
        foreach (var finding in report.Findings)
        {
            var gap = gaps.GetValueOrDefault(finding.Check.Id);
            if (gap is null && IsMet(finding))
            {
                continue;
            }

            var before = gap is null ? null : new Before(gap.Outcome, gap.Reason);
            gap ??= Open(system, finding, at);
            gap.Priority = (int)finding.Check.PriorityFor(system.Tier);
            gap.Summary = finding.Summary;
            if (before is null || before != new Before(finding.Outcome, finding.Reason))
            {
                news.Add(Change(gap, finding, before, cause, scan, at));
            }
        }

        return news;
    }

    /// <summary>Met, or nothing that could be met.</summary>
    private static bool IsMet(Finding finding) => finding.Outcome is Outcome.Pass or Outcome.NotApplicable;

    private Gap Open(TrackedSystem system, Finding finding, DateTimeOffset at)
    {
        var gap = new Gap
        {
            Id = Guid.CreateVersion7(at),
            OrganizationId = system.OrganizationId,
            SystemId = system.Id,
            CheckId = finding.Check.Id,
            State = GapState.Open,
            Priority = 0,
            Outcome = finding.Outcome,
            Summary = finding.Summary,
            OpenedAt = at,
            ChangedAt = at,
        };
        database.Gaps.Add(gap);
        return gap;
    }

    private GapNews Change(Gap gap, Finding finding, Before? before, Cause cause, Scan? scan, DateTimeOffset at)
    {
        (gap.Outcome, gap.Reason, gap.ChangedAt) = (finding.Outcome, finding.Reason, at);
        if (IsMet(finding))
        {
            (gap.State, gap.ClosedAt) = (GapState.Closed, at);
        }
        else if (gap.State == GapState.Closed)
        {
            (gap.State, gap.OpenedAt, gap.ClosedAt) = (GapState.Regressed, at, null);
        }

        var own = finding.Reason is UnknownReason.Stale or UnknownReason.Expired ? new Cause(ChangeCause.Expiry, null) : cause;
        var change = new GapChange
        {
            Id = Guid.CreateVersion7(at),
            OrganizationId = gap.OrganizationId,
            SystemId = gap.SystemId,
            GapId = gap.Id,
            At = at,
            Before = before?.Outcome,
            After = finding.Outcome,
            Reason = finding.Reason,
            Cause = own.Kind,
            CauseDetail = own.Detail,
            Summary = finding.Summary,
            ScanId = scan?.Id,
        };
        database.GapChanges.Add(change);
        return new(gap.Id, gap.CheckId, gap.State, change);
    }

    private sealed record Before(Outcome Outcome, UnknownReason? Reason);
}
