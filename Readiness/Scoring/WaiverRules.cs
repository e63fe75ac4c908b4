namespace Gapless.Readiness.Scoring;

/// <summary>When a waiver counts (catalogue C2.2): reason, compensation, enough approvers who did not ask for it, and an end.</summary>
public static class WaiverRules
{
    /// <summary>Lays the waivers over the findings; the second result says of every waiver whether it is in force, or why not.</summary>
    public static (ImmutableArray<Finding> Findings, ImmutableArray<WaiverStanding> Standings) Apply(
        ImmutableArray<Finding> findings, ImmutableArray<Waiver> waivers, Tier tier, DateTimeOffset at)
    {
        var standings = waivers.Select(waiver => Judge(waiver, findings, tier, at)).ToImmutableArray();
        standings = [.. standings.Select(standing => standing.InForce && !AreCovered(standing, standings, findings) ? standing with { InForce = false, Problem = "It covers only a part of what is not met." } : standing)];
        var waived = standings.Where(standing => standing.InForce).Select(standing => standing.Waiver.CheckId).ToHashSet(StringComparer.Ordinal);
        return ([.. findings.Select(finding => waived.Contains(finding.Check.Id) ? finding with { IsWaived = true } : finding)], standings);
    }

    private static WaiverStanding Judge(Waiver waiver, ImmutableArray<Finding> findings, Tier tier, DateTimeOffset at)
    {
        var finding = findings.FirstOrDefault(one => one.Check.Id.Equals(waiver.CheckId, StringComparison.Ordinal));
        var problem = finding is null ? $"There is no check {waiver.CheckId}." : ProblemWith(waiver, finding, finding.Check.PriorityFor(tier), at);
        return new(waiver, problem is null, problem);
    }

    // Those that hold in some places hold together: what none of them covers is not waived, and then nothing is.
    private static bool AreCovered(WaiverStanding standing, ImmutableArray<WaiverStanding> standings, ImmutableArray<Finding> findings)
    {
        var mine = standings.Where(other => other.InForce && other.Waiver.CheckId.Equals(standing.Waiver.CheckId, StringComparison.Ordinal)).Select(other => other.Waiver).ToList();
        var unmet = findings.First(finding => finding.Check.Id.Equals(standing.Waiver.CheckId, StringComparison.Ordinal)).Unmet;
        return mine.Exists(waiver => waiver.Places.IsEmpty)
            || (!unmet.IsEmpty && unmet.All(subject => !subject.Evidence.IsEmpty && subject.Evidence.All(one => one.Location is { } location && mine.Exists(waiver => waiver.Places.Any(place => place.Covers(location))))));
    }

    private static string? ProblemWith(Waiver waiver, Finding finding, Priority priority, DateTimeOffset at)
    {
        var approvers = waiver.Approvers.Distinct(StringComparer.OrdinalIgnoreCase)
            .Count(approver => !approver.Equals(waiver.Requester, StringComparison.OrdinalIgnoreCase));
        var (needed, days) = waiver.IsInline && priority <= Priority.Medium ? (0, Limits(priority).Days) : Limits(priority);
        return finding switch
        {
            { Outcome: Outcome.Pass or Outcome.NotApplicable } => "It is no longer needed: the check is met or does not apply.",
            { Outcome: Outcome.Fail, Check.NeverWaivable: true } => "This check can never be waived while it fails.",
            _ when string.IsNullOrWhiteSpace(waiver.Reason) => "It gives no reason.",
            _ when waiver.IsInline && priority > Priority.Medium => $"A comment may waive medium and low checks; this one is {priority.ToString().ToLowerInvariant()} and needs named approvers in gapless-waivers.yaml.",
            _ when !waiver.IsInline && string.IsNullOrWhiteSpace(waiver.Compensation) => "It names no compensating measure.",
            _ when approvers < needed => $"It needs {needed} approver(s) other than the requester and has {approvers}.",
            _ when waiver.ExpiresAt > waiver.ApprovedAt.AddDays(days) => $"It may run {days} days at most for a {priority.ToString().ToLowerInvariant()} check.",
            _ when at < waiver.ApprovedAt => "It is not in force yet.",
            _ when at > waiver.ExpiresAt => "It has expired.",
            _ => null,
        };
    }

    private static (int Approvers, int Days) Limits(Priority priority) => priority switch
    {
        Priority.Critical => (2, 30),
        Priority.High => (1, 90),
        _ => (1, 365),
    };
}
