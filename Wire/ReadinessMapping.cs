using Gapless.Contracts.Evaluations;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Wire;

/// <summary>From a report to what the pages show of a system.</summary>
public static class ReadinessMapping
{
    /// <summary>The instants are left at their least value: they are not part of what a report says.</summary>
    public static SystemReadiness Readiness(ReadinessReport report)
    {
        var scan = ScanMapping.Readiness(report);
        return new()
        {
            Decision = scan.Decision,
            Level = scan.Level,
            Bar = scan.Bar,
            Counts = scan.Counts,
            Next = scan.Next,
            Blockers = [.. report.Blockers.Select(blocker => Blocker(blocker, report.Tier))],
            Categories = [.. report.Categories.Select(category => Category(category, report))],
            Checks = [.. report.Findings.Select(finding => Check(finding, report.Tier))],
            Since = default,
            EvaluatedAt = default,
        };
    }

    private static Blocker Blocker(Finding finding, Tier tier) => new(
        finding.Check.Id, finding.Check.Title, Words.Of(finding.Check.PriorityFor(tier)), Words.Of(finding.Outcome), ReasonOf(finding), finding.Summary);

    private static CategoryEntry Category(CategoryReadiness category, ReadinessReport report)
    {
        var blockers = report.Blockers.Where(blocker => blocker.Check.Category == category.Category).ToList();
        var notShown = blockers.Count(blocker => blocker.Outcome == Outcome.Unknown);
        return new(Words.Of(category.Category), ScanMapping.Counts(category.Counts), ScanMapping.Bar(category.Bar), blockers.Count - notShown, notShown);
    }

    private static CheckOutcome Check(Finding finding, Tier tier) => new(
        finding.Check.Id, Words.Of(finding.Check.Category), Words.Of(finding.Check.PriorityFor(tier)), finding.Check.Title,
        Words.Of(finding.Outcome), ReasonOf(finding), finding.IsWaived, finding.Summary, finding.DecidedBy is { } method ? Words.Of(method) : null, [.. finding.Check.Methods.Select(Words.Of)]);

    private static string? ReasonOf(Finding finding) => finding.Reason is { } reason ? Words.Of(reason) : null;
}
