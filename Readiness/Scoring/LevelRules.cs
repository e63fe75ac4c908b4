namespace Gapless.Readiness.Scoring;

/// <summary>The letter (catalogue C2.3): "?" is tested first, then A to E from the top; never interpolated.</summary>
public static class LevelRules
{
    private const int MostBlockersForD = 3;

    /// <summary>Level A wants these seen to work, not written down.</summary>
    private static readonly ImmutableArray<string> ProvenInProduction = ["alert.routing", "db.restore-drill", "env.production-live", "ops.uptime"];

    public static Level Of(ImmutableArray<Finding> findings, Tier tier, Decision decision, int blockers)
    {
        if (!IsCriticalFailing(findings, tier) && IsMostlyUndecided(findings, tier))
        {
            return Level.Undetermined;
        }

        return decision switch
        {
            Decision.Go when !MissingForA(findings, tier).Any() => Level.A,
            Decision.Go when !MissingForB(findings, tier).Any() => Level.B,
            Decision.Go or Decision.GoWithAcceptedRisk => Level.C,
            _ when !IsCriticalFailing(findings, tier) && blockers <= MostBlockersForD => Level.D,
            _ => Level.E,
        };
    }

    /// <summary>The next level up and the checks that stand between; null at A and where blockers say it already.</summary>
    public static LevelNeed? Next(ImmutableArray<Finding> findings, Tier tier, Level level) => level switch
    {
        Level.B => new(Level.A, [.. MissingForA(findings, tier)]),
        Level.C when MissingForB(findings, tier).Any() => new(Level.B, [.. MissingForB(findings, tier)]),
        Level.C => new(Level.B, [.. findings.Where(finding => finding.IsWaived && finding.Check.PriorityFor(tier) >= Priority.High).Select(finding => finding.Check.Id)]),
        _ => null,
    };

    private static bool IsCriticalFailing(ImmutableArray<Finding> findings, Tier tier) =>
        findings.Any(finding => finding is { Outcome: Outcome.Fail, IsWaived: false } && finding.Check.PriorityFor(tier) == Priority.Critical);

    private static bool IsMostlyUndecided(ImmutableArray<Finding> findings, Tier tier)
    {
        var decisive = findings.Where(finding => finding.Applies && finding.Check.PriorityFor(tier) >= Priority.High).ToList();
        return decisive.Count == 0 || decisive.Count(finding => finding.IsDecided) * 2 < decisive.Count;
    }

    private static IEnumerable<string> MissingForA(ImmutableArray<Finding> findings, Tier tier)
    {
        var unmet = findings.Where(finding => finding.Applies && finding.Outcome != Outcome.Pass
            && !(finding.IsWaived && finding.Check.PriorityFor(tier) <= Priority.Medium));
        var unseen = ProvenInProduction.Where(id => !IsSeenToWork(findings, id));
        return unmet.Select(finding => finding.Check.Id).Concat(unseen).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static bool IsSeenToWork(ImmutableArray<Finding> findings, string id) => findings.Any(finding =>
        finding.Check.Id.Equals(id, StringComparison.Ordinal)
        && (!finding.Applies || (finding.Outcome == Outcome.Pass && finding.DecidedBy is Method.Live or Method.Heartbeat)));

    private static IEnumerable<string> MissingForB(ImmutableArray<Finding> findings, Tier tier) => findings
        .Where(finding => finding is { Outcome: Outcome.Fail, IsWaived: false } && finding.Check.PriorityFor(tier) == Priority.Medium)
        .Select(finding => finding.Check.Id)
        .Order(StringComparer.Ordinal);
}
