namespace Gapless.Readiness.Scoring;

/// <summary>The priority a check has for a system of a tier (catalogue C2.2).</summary>
public static class TierRules
{
    public static Priority PriorityFor(this CheckInfo check, Tier tier) => (tier, check.Priority) switch
    {
        (Tier.Experimental, Priority.High) when IsRelaxed(check) => Priority.Medium,
        (Tier.Critical, Priority.Medium) when IsTightened(check.Category) => Priority.High,
        _ => check.Priority,
    };

    private static bool IsRelaxed(CheckInfo check) =>
        check.Category is Category.Reliability or Category.Observability or Category.Recovery or Category.Frontend
        || (check.Category == Category.Governance && !check.Id.StartsWith("privacy.", StringComparison.Ordinal));

    private static bool IsTightened(Category category) =>
        category is Category.Reliability or Category.Recovery or Category.Security or Category.Observability;
}
