namespace Gapless.Readiness.Scoring;

/// <summary>The arithmetic of the bar (catalogue C2.4), in integers: each weight is doubled so that a half-met check is whole.</summary>
public static class BarRules
{
    private const int LeastDecided = 20;

    /// <summary>From so many applicable checks on, <see cref="LeastDecided"/> decided ones are asked for; below it, half of them.</summary>
    private const int SmallCatalog = 40;

    /// <summary>Each step doubles: one critical outweighs any single lower check, eight lows equal one critical.</summary>
    public static int WeightOf(Priority priority) => priority switch
    {
        Priority.Critical => 8,
        Priority.High => 4,
        Priority.Medium => 2,
        _ => 1,
    };

    /// <summary>Null when too little is decided for a number to mean anything.</summary>
    public static Bar? Of(ImmutableArray<Finding> findings, Tier tier)
    {
        var applicable = findings.Where(finding => finding.Applies).ToList();
        var decided = applicable.Where(finding => finding.IsDecided).ToList();
        var total = applicable.Sum(finding => WeightOf(finding.Check.PriorityFor(tier)));
        var decidedWeight = decided.Sum(finding => WeightOf(finding.Check.PriorityFor(tier)));
        var enough = applicable.Count < SmallCatalog ? decided.Count * 2 >= applicable.Count : decided.Count >= LeastDecided;
        return total == 0 || !enough || decidedWeight * 4 < total ? null : Compute(applicable, tier);
    }

    /// <summary>The bar whatever is decided; there must be at least one applicable finding.</summary>
    internal static Bar Compute(IReadOnlyCollection<Finding> applicable, Tier tier)
    {
        int Twice(Func<Finding, bool> counts) => 2 * applicable.Where(counts).Sum(finding => WeightOf(finding.Check.PriorityFor(tier)));

        var whole = Twice(_ => true);
        var proved = Twice(finding => finding is { Outcome: Outcome.Pass, IsWaived: false })
            + (Twice(finding => finding is { Outcome: Outcome.Partial, IsWaived: false }) / 2);
        var notShown = Twice(finding => finding is { Outcome: Outcome.Unknown, IsWaived: false });
        return Round(proved, notShown, whole - proved - notShown, Twice(finding => finding.IsWaived), whole);
    }

    /// <summary>Largest remainder between the other two, proved rounded down, so that 100 appears only when every check passes.</summary>
    private static Bar Round(int proved, int notShown, int open, int waived, int whole)
    {
        var provedShare = proved * 100 / whole;
        var notShownShare = notShown * 100 / whole;
        var openShare = open * 100 / whole;
        var left = 100 - provedShare - notShownShare - openShare;
        var notShownFirst = notShown * 100 % whole >= open * 100 % whole;
        while (left-- > 0)
        {
            if (notShownFirst)
            {
                notShownShare++;
            }
            else
            {
                openShare++;
            }

            notShownFirst = !notShownFirst;
        }

        return new(provedShare, notShownShare, openShare, waived * 100 / whole);
    }
}
