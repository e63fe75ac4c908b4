using Gapless.Readiness.Documents;
using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Verification;

/// <summary>Holds everything a document asserts against what was found (catalogue C2.5).</summary>
public static class DocumentVerifier
{
    public static VerifiedDocument Verify(GapDocument document, IEnumerable<Finding> findings)
    {
        var byId = findings.ToDictionary(finding => finding.Check.Id, StringComparer.Ordinal);
        ImmutableArray<VerifiedGap> gaps = [.. document.Gaps.Select(gap => Verify(gap, byId))];
        return new(document, gaps, [.. Statements(document, gaps, byId).OrderBy(statement => statement.Line)]);
    }

    private static VerifiedGap Verify(DocumentedGap gap, Dictionary<string, Finding> findings)
    {
        var needed = gap.Needed.Where(item => !item.IsGroup && !item.IsOptional).ToList();
        ImmutableArray<VerifiedItem> items = needed.Exists(item => item.Checks.Count > 0)
            ? [.. needed.Select(item => new VerifiedItem(item.Text, item.Line, GapStandingRules.OfItem(item.Checks, findings), [.. item.Checks]))]
            : [.. gap.Checks.Select(id => new VerifiedItem(gap.Title, gap.Line, GapStandingRules.OfItem([id], findings), [id]))];
        return new(gap, GapStandingRules.OfGap(items.Select(item => item.Status)), items);
    }

    private static IEnumerable<VerifiedStatement> Statements(GapDocument document, ImmutableArray<VerifiedGap> gaps, Dictionary<string, Finding> findings)
    {
        var strengths = document.Strengths.Where(one => one.Checks.Count > 0)
            .Select(one => new VerifiedStatement(StatementKind.Strength, one.Text, one.Line, IsClaimed: true, GapStandingRules.OfItem(one.Checks, findings), [.. one.Checks]));
        var rows = gaps.Where(one => !one.Gap.IsFeature).Select(one => new VerifiedStatement(StatementKind.Gap, one.Gap.Title, one.Gap.Line, one.Gap.Status == DocumentStatus.Complete, StatusOf(one.Standing), [.. one.Gap.Checks]));
        var boxes = document.Checklist.Where(one => one.Checks.Count > 0)
            .Select(one => new VerifiedStatement(StatementKind.Checklist, one.Text, one.Line, one.Done, GapStandingRules.OfItem(one.Checks, findings), [.. one.Checks]));
        return strengths.Concat(rows).Concat(boxes);
    }

    private static ItemStatus StatusOf(GapStanding standing) => standing switch
    {
        GapStanding.Closed => ItemStatus.Pass,
        GapStanding.PartlyClosed => ItemStatus.Partial,
        GapStanding.Open => ItemStatus.Fail,
        _ => ItemStatus.Unknown,
    };
}
