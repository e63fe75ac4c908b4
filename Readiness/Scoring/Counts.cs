namespace Gapless.Readiness.Scoring;

/// <summary>The five outcomes count every check once, waived or not; <see cref="Waived"/> counts the flags on top.</summary>
public sealed record Counts(int Pass, int Partial, int Fail, int Unknown, int NotApplicable, int Waived)
{
    public static Counts Of(IReadOnlyCollection<Finding> findings) => new(
        findings.Count(finding => finding.Outcome == Outcome.Pass),
        findings.Count(finding => finding.Outcome == Outcome.Partial),
        findings.Count(finding => finding.Outcome == Outcome.Fail),
        findings.Count(finding => finding.Outcome == Outcome.Unknown),
        findings.Count(finding => finding.Outcome == Outcome.NotApplicable),
        findings.Count(finding => finding.IsWaived));

    public int Applicable => Pass + Partial + Fail + Unknown;
}
