namespace Gapless.Readiness.Scoring;

/// <summary>
/// Whether a run passes a threshold. It judges only checks whose methods the run used, and it fails closed: what could not be looked at is
/// never a pass.
/// </summary>
public static class Gate
{
    /// <param name="threshold">The lowest priority that counts; null for no gate.</param>
    /// <param name="problems">Parts of the input that could not be read; each may hide a failure.</param>
    public static GateResult Judge(ImmutableArray<Finding> findings, ImmutableArray<Method> methods, Priority? threshold, int problems, Tier tier = Tier.Standard)
    {
        if (threshold is not { } lowest)
        {
            return new(GateVerdict.Passed, []);
        }

        var counted = findings.Where(finding => !finding.IsWaived && finding.Check.PriorityFor(tier) >= lowest && finding.Check.Methods.Any(methods.Contains)).ToList();
        ImmutableArray<Finding> failing = [.. counted.Where(finding => IsUnmet(finding, tier))];
        if (failing.Length > 0)
        {
            return new(GateVerdict.Failed, failing);
        }

        ImmutableArray<Finding> broken = [.. counted.Where(finding => finding.Reason == UnknownReason.Error)];
        if (broken.Length > 0 || problems > 0)
        {
            return new(GateVerdict.Errored, broken);
        }

        ImmutableArray<Finding> undecided = [.. counted.Where(finding => ShouldHaveBeenDecided(finding, methods))];
        return new(undecided.Length > 0 ? GateVerdict.Undecided : GateVerdict.Passed, undecided);
    }

    /// <summary>The same for a rule that also, or only, looks at what changed since a baseline.</summary>
    /// <param name="baseline">Needed by a rule about what is new or regressed.</param>
    public static GateResult Judge(ImmutableArray<Finding> findings, ImmutableArray<Method> methods, GateRule rule, Baseline? baseline, int problems, Tier tier = Tier.Standard)
    {
        var byPriority = Judge(findings, methods, rule.Threshold, problems, tier);
        var watched = findings.Where(finding => !finding.IsWaived && finding.Check.Methods.Any(methods.Contains)).ToList();
        ImmutableArray<Finding> worse = [.. watched.Where(finding => IsWorse(finding, rule, baseline))];
        if (worse.Length > 0 || byPriority.Verdict == GateVerdict.Failed)
        {
            var failing = byPriority.Verdict == GateVerdict.Failed ? byPriority.Deciding : [];
            return new(GateVerdict.Failed, [.. failing.Concat(worse).DistinctBy(finding => finding.Check.Id, StringComparer.Ordinal)]);
        }

        if (byPriority.Verdict != GateVerdict.Passed || !rule.NeedsBaseline || baseline is null)
        {
            return byPriority;
        }

        ImmutableArray<Finding> lost = [.. watched.Where(baseline.IsLost)];
        return problems > 0 || lost.Any(finding => finding.Reason == UnknownReason.Error) ? new(GateVerdict.Errored, [.. lost.Where(finding => finding.Reason == UnknownReason.Error)])
            : new(lost.Length > 0 ? GateVerdict.Undecided : GateVerdict.Passed, lost);
    }

    private static bool IsWorse(Finding finding, GateRule rule, Baseline? baseline) => (baseline?.ChangeOf(finding)) switch
    {
        BaselineChange.New when rule.OnNew => true,
        BaselineChange.Regressed when rule.OnRegressed => true,
        _ => rule.OnStale && finding.Reason == UnknownReason.Stale,
    };

    /// <summary>A half-met critical check stops a launch, so it stops a gate; a half-met lower one does not.</summary>
    private static bool IsUnmet(Finding finding, Tier tier) =>
        finding.Outcome == Outcome.Fail || (finding.Outcome == Outcome.Partial && finding.Check.PriorityFor(tier) == Priority.Critical);

    /// <summary>Unknown counts against the run when its own methods could have told: the check's strongest one that needs nobody's consent was used, or the look was stopped.</summary>
    private static bool ShouldHaveBeenDecided(Finding finding, ImmutableArray<Method> methods) =>
        finding.Outcome == Outcome.Unknown && ((StrongestOf(finding.Check) is { } strongest && methods.Contains(strongest)) || finding.Reason == UnknownReason.Blocked);

    private static Method? StrongestOf(CheckInfo check) => check.Methods.Cast<Method?>().FirstOrDefault(method => method != Method.Live || !check.LiveNeedsConsent);
}
