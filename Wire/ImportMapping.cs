using Gapless.Contracts.Documents;
using Gapless.Readiness.Documents;

namespace Gapless.Wire;

/// <summary>From the domain to the wire records of <c>gapless.import/1</c>.</summary>
public static class ImportMapping
{
    public static ImportResult Result(IEnumerable<GapDocument> documents) => new() { Documents = [.. documents.Select(Document)] };

    public static ImportedDocument Document(GapDocument document) => new()
    {
        File = document.File,
        EncodingRepair = document.Repair?.CodePage,
        Title = document.Title,
        System = document.SystemName,
        Claims = [.. document.Claims.Select(Claim)],
        Strengths = [.. document.Strengths.Select(strength => new ImportedStrength(strength.Text, strength.Line, strength.Checks))],
        Gaps = [.. document.Gaps.Select(Gap)],
        Phases = [.. document.Phases.Select(phase => new ImportedPhase(phase.Title, phase.Estimate, [.. phase.Items.Select(item => item.Text)], phase.Line))],
        Checklist = [.. document.Checklist.Select(item => new ImportedChecklistItem(item.Text, item.Done, item.Section, item.Line, item.Checks))],
        QuickFixes = [.. document.QuickFixes.Select(QuickFix)],
        Repair = document.Repair is { } repair ? new ImportedRepair(repair.Exact, repair.Restored, repair.Ambiguous) : null,
        Warnings = NullWhenEmpty(document.Warnings),
    };

    private static ImportedClaim Claim(Claim claim) =>
        new() { Text = claim.Text, Percent = claim.Percent, Line = claim.Line, Future = claim.IsFuture };

    private static ImportedGap Gap(DocumentedGap gap) => new()
    {
        Number = gap.Number,
        Title = gap.Title,
        Section = gap.Section,
        Line = gap.Line,
        Status = Word(gap.Status),
        StatusText = gap.StatusText,
        Priority = Word(gap.Priority),
        Impact = gap.Impact,
        Needed = [.. gap.Needed.Select(item => item.Text)],
        Checks = gap.Checks,
        Problem = gap.Problem,
        Artefacts = NullWhenEmpty([.. gap.Artefacts.Select(item => item.Text)]),
        Effort = gap.Effort,
        Owner = gap.Owner,
        Location = gap.Location,
        Optional = gap.IsOptional,
        Feature = gap.IsFeature,
        Conflicts = NullWhenEmpty(gap.Conflicts),
        Warnings = NullWhenEmpty(gap.Warnings),
    };

    private static ImportedQuickFix QuickFix(QuickFix fix) => new()
    {
        Title = fix.Title,
        Estimate = fix.Estimate,
        Line = fix.Line,
        Checks = fix.Checks,
        Items = NullWhenEmpty([.. fix.Items.Select(item => item.Text)]),
    };

    private static IReadOnlyList<string>? NullWhenEmpty(IReadOnlyList<string> texts) => texts.Count == 0 ? null : texts;

    private static string Word(DocumentStatus status) => status switch
    {
        DocumentStatus.Missing => "missing",
        DocumentStatus.Partial => "partial",
        DocumentStatus.Complete => "complete",
        _ => "unknown",
    };

    private static string Word(DocumentPriority priority) => priority switch
    {
        DocumentPriority.Critical => "critical",
        DocumentPriority.High => "high",
        DocumentPriority.Medium => "medium",
        DocumentPriority.Low => "low",
        _ => "none",
    };
}
