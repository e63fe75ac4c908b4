namespace Gapless.Readiness.Scoring;

/// <summary>
/// The three outputs of an evaluation: decision, level and bar. A pure function of findings and tier: the same input gives the same bytes.
/// </summary>
public sealed record ReadinessReport
{
    private ReadinessReport()
    {
    }

    public required ImmutableArray<Finding> Findings { get; init; }

    public required Tier Tier { get; init; }

    public required Decision Decision { get; init; }

    public required Level Level { get; init; }

    public required ImmutableArray<Finding> Blockers { get; init; }

    public required Bar? Bar { get; init; }

    public required Counts Counts { get; init; }

    public required ImmutableArray<CategoryReadiness> Categories { get; init; }

    /// <summary>What stands between this level and the next one.</summary>
    public required LevelNeed? Next { get; init; }

    /// <param name="pointers">How many documented gaps and dependants point at a check, by its id.</param>
    public static ReadinessReport Of(IEnumerable<Finding> findings, Tier tier = Tier.Standard, IReadOnlyDictionary<string, int>? pointers = null)
    {
        ImmutableArray<Finding> ordered = [.. findings.OrderBy(finding => finding.Check.Id, StringComparer.Ordinal)];
        var decision = LaunchRules.Decide(ordered, tier);
        var blockers = LaunchRules.Blockers(ordered, tier, pointers);
        var level = LevelRules.Of(ordered, tier, decision, blockers.Length);
        return new()
        {
            Findings = ordered,
            Tier = tier,
            Decision = decision,
            Level = level,
            Blockers = blockers,
            Bar = BarRules.Of(ordered, tier),
            Counts = Counts.Of(ordered),
            Categories = [.. Enum.GetValues<Category>().Select(category => ByCategory(ordered, category, tier))],
            Next = LevelRules.Next(ordered, tier, level),
        };
    }

    private static CategoryReadiness ByCategory(ImmutableArray<Finding> findings, Category category, Tier tier)
    {
        ImmutableArray<Finding> mine = [.. findings.Where(finding => finding.Check.Category == category)];
        return new(category, Counts.Of(mine), BarRules.Of(mine, tier));
    }
}
