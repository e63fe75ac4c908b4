namespace Gapless.Readiness.Scoring;

/// <summary>The state a team starts from: only what got worse since then needs to stop it.</summary>
public sealed record Baseline(ImmutableSortedDictionary<string, BaselineEntry> Checks)
{
    public static Baseline Of(IEnumerable<Finding> findings) => new(findings.ToImmutableSortedDictionary(
        finding => finding.Check.Id,
        finding => new BaselineEntry(finding.Outcome, [.. finding.Unmet.Select(unmet => unmet.Subject)]),
        StringComparer.Ordinal));

    public BaselineChange ChangeOf(Finding finding)
    {
        var before = Checks.GetValueOrDefault(finding.Check.Id);
        if (finding.Outcome is not (Outcome.Fail or Outcome.Partial))
        {
            return finding.Outcome == Outcome.Pass && before?.Outcome is Outcome.Fail or Outcome.Partial ? BaselineChange.Met : BaselineChange.None;
        }

        return (before?.Outcome, finding.Outcome) switch
        {
            (Outcome.Pass, _) or (Outcome.Partial, Outcome.Fail) => BaselineChange.Regressed,
            (Outcome.Fail or Outcome.Partial, _) => finding.Unmet.All(unmet => before!.Unmet.Contains(unmet.Subject)) ? BaselineChange.None : BaselineChange.New,
            _ => BaselineChange.New,
        };
    }

    /// <summary>It was decided before and is not now: whether it got worse cannot be said.</summary>
    public bool IsLost(Finding finding) => finding.Outcome == Outcome.Unknown && Checks.GetValueOrDefault(finding.Check.Id)?.Outcome == Outcome.Pass;
}
