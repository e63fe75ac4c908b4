using Gapless.Api.Conditional;
using Gapless.Contracts.Gaps;
using Gapless.Data.Gaps;
using Gapless.Readiness.Checks;
using Gapless.Wire;

namespace Gapless.Api.Gaps;

/// <summary>From rows to what callers see of them.</summary>
internal static class GapEntries
{
    public static GapEntry Of(Gap gap, string system, CheckInfo? check, IReadOnlyList<RungEntry> rungs, string? owner) => new()
    {
        Id = gap.Id,
        System = system,
        Check = gap.CheckId,
        Title = check?.Title ?? gap.CheckId,
        Category = check is null ? "" : Words.Of(check.Category),
        Priority = Words.Of((Priority)gap.Priority),
        State = Words.Of(gap.State),
        Outcome = Words.Of(gap.Outcome),
        Reason = gap.Reason is { } reason ? Words.Of(reason) : null,
        Summary = gap.Summary,
        Effort = Words.Of(check?.Effort ?? Effort.Medium),
        Rungs = rungs,
        OpenedAt = gap.OpenedAt,
        ChangedAt = gap.ChangedAt,
        Owner = owner,
        DueOn = gap.DueOn,
        Tag = Tags.Of(gap.Version).ToString(),
    };

    public static GapChangeEntry Of(GapChange change, string check) => new(
        change.At, check, CheckCatalog.Find(check)?.Info.Title ?? check, change.GapId, change.Before is { } before ? Words.Of(before) : null, Words.Of(change.After),
        change.Reason is { } reason ? Words.Of(reason) : null, Words.Of(change.Cause), change.CauseDetail, change.Summary, change.ScanId);
}
