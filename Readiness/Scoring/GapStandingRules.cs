namespace Gapless.Readiness.Scoring;

/// <summary>From checks to documented gaps (catalogue C2.5).</summary>
public static class GapStandingRules
{
    /// <summary>An item is as good as the worst of its checks: fail, unknown, partial, waived, pass; all not applicable: not applicable.</summary>
    /// <param name="checkIds">What proves the item; ids that no finding has count as unknown, and so does an item without any.</param>
    public static ItemStatus OfItem(IEnumerable<string> checkIds, IReadOnlyDictionary<string, Finding> findings)
    {
        var worst = ItemStatus.NotApplicable;
        var any = false;
        foreach (var id in checkIds)
        {
            any = true;
            var status = findings.TryGetValue(id, out var finding) ? StatusOf(finding) : ItemStatus.Unknown;
            worst = status > worst ? status : worst;
        }

        return any ? worst : ItemStatus.Unknown;
    }

    /// <summary>The document's own word never closes a gap.</summary>
    public static GapStanding OfGap(IEnumerable<ItemStatus> items)
    {
        var all = items.ToList();
        if (all.Contains(ItemStatus.Fail))
        {
            return GapStanding.Open;
        }

        if (all.Count == 0 || all.Contains(ItemStatus.Unknown))
        {
            return GapStanding.NotProven;
        }

        return all.Contains(ItemStatus.Pass) && !all.Contains(ItemStatus.Partial) ? GapStanding.Closed : GapStanding.PartlyClosed;
    }

    private static ItemStatus StatusOf(Finding finding) => finding switch
    {
        { IsWaived: true } => ItemStatus.Waived,
        { Outcome: Outcome.Pass } => ItemStatus.Pass,
        { Outcome: Outcome.Partial } => ItemStatus.Partial,
        { Outcome: Outcome.Fail } => ItemStatus.Fail,
        { Outcome: Outcome.NotApplicable } => ItemStatus.NotApplicable,
        _ => ItemStatus.Unknown,
    };
}
