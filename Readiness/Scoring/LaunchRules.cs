namespace Gapless.Readiness.Scoring;

/// <summary>The launch decision and what stands in its way (catalogue C2.2). First match wins.</summary>
public static class LaunchRules
{
    public static Decision Decide(ImmutableArray<Finding> findings, Tier tier)
    {
        if (findings.Any(finding => IsNoGo(finding, tier)))
        {
            return Decision.NoGo;
        }

        if (findings.Any(finding => IsNotProven(finding, tier)) || !findings.Any(finding => IsWeighty(finding, tier)))
        {
            return Decision.NotProven;
        }

        return findings.Any(finding => finding.IsWaived && finding.Check.PriorityFor(tier) >= Priority.High)
            ? Decision.GoWithAcceptedRisk
            : Decision.Go;
    }

    /// <summary>
    /// Every check that keeps the decision from GO, by priority, then by how many documented gaps point at it, then by id.
    /// </summary>
    public static ImmutableArray<Finding> Blockers(ImmutableArray<Finding> findings, Tier tier, IReadOnlyDictionary<string, int>? pointers = null) =>
    [
        .. findings.Where(finding => IsNoGo(finding, tier) || IsNotProven(finding, tier))
            .OrderByDescending(finding => finding.Check.PriorityFor(tier))
            .ThenByDescending(finding => pointers?.GetValueOrDefault(finding.Check.Id) ?? 0)
            .ThenBy(finding => finding.Check.Id, StringComparer.Ordinal),
    ];

    /// <summary>An empty folder must not come out as GO: something that matters has to be decided at all.</summary>
    private static bool IsWeighty(Finding finding, Tier tier) =>
        (finding.IsDecided || finding.IsWaived) && finding.Check.PriorityFor(tier) >= Priority.High;

    private static bool IsNoGo(Finding finding, Tier tier) => !finding.IsWaived && finding.Check.PriorityFor(tier) switch
    {
        Priority.Critical => finding.Outcome is Outcome.Fail or Outcome.Partial,
        Priority.High => finding.Outcome == Outcome.Fail,
        _ => false,
    };

    private static bool IsNotProven(Finding finding, Tier tier) => !finding.IsWaived && finding.Check.PriorityFor(tier) switch
    {
        Priority.Critical => finding.Outcome == Outcome.Unknown,
        Priority.High => finding.Outcome is Outcome.Unknown or Outcome.Partial,
        _ => false,
    };
}
