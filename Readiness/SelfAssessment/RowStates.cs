using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.SelfAssessment;

/// <summary>Tells the state of a known gap from the findings of Gapless about itself. Whatever is not shown keeps it from being proved.</summary>
public static class RowStates
{
    /// <summary>The state of the weakest check; a gap none of whose checks applies is open, because nothing shows that it is closed.</summary>
    public static RowState Of(KnownGap gap, IReadOnlyDictionary<string, Finding> findings)
    {
        var states = gap.Checks.Select(id => findings.TryGetValue(id, out var finding) ? Of(finding) : RowState.Open).OfType<RowState>().ToList();
        return states.Count == 0 ? RowState.Open : states.Min();
    }

    /// <summary>Null for a check that does not apply: it says nothing.</summary>
    private static RowState? Of(Finding finding) => finding.Outcome switch
    {
        Outcome.NotApplicable => null,
        Outcome.Pass => IsShownByTheStrongest(finding) ? RowState.Proved : RowState.Declared,
        Outcome.Unknown when finding.Check.Methods is [Method.Attestation] => RowState.NeedsAPerson,
        _ => RowState.Open,
    };

    /// <summary>A repository that says so is less than a running system that shows it, where both can be asked.</summary>
    private static bool IsShownByTheStrongest(Finding finding) =>
        finding.DecidedBy is not Method.Repository || !finding.Check.Methods.Contains(Method.Live);
}
