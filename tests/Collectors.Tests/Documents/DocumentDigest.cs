using System.Globalization;
using System.Text;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>A document as lines that a person can check against the original.</summary>
internal static class DocumentDigest
{
    public static string Of(GapDocument document)
    {
        var digest = new StringBuilder();
        Add(digest, $"title: {document.Title}; system: {document.SystemName ?? "none"}");
        foreach (var gap in document.Gaps)
        {
            Add(digest, $"gap {gap.Line} {gap.Number} \"{gap.Title}\" in \"{gap.Section}\": {gap.Status} ({gap.StatusText}), {gap.Priority}");
            Add(digest, $"  impact: {gap.Impact ?? "none"}; problem: {gap.Problem ?? "none"}; checks: {string.Join(", ", gap.Checks)}");
            foreach (var item in gap.Needed.Concat(gap.Artefacts))
            {
                Add(digest, $"  {item.Kind} {item.Line} {new string('>', item.Depth)}{item.Text}{(item.IsOptional ? " [optional]" : "")}{(item.IsAlternative ? " [alternative]" : "")}");
            }

            foreach (var line in gap.Current)
            {
                Add(digest, $"  today {line.Line} {line.Text}");
            }

            foreach (var conflict in gap.Conflicts)
            {
                Add(digest, $"  conflict: {conflict}");
            }
        }

        AddRest(digest, document);
        return digest.ToString();
    }

    private static void AddRest(StringBuilder digest, GapDocument document)
    {
        foreach (var strength in document.Strengths)
        {
            Add(digest, $"strength {strength.Line} {strength.Text}");
        }

        foreach (var phase in document.Phases)
        {
            Add(digest, $"phase {phase.Line} {phase.Title} [{phase.Estimate}] {string.Join(" / ", phase.Items.Select(item => item.Text))} => {phase.Deliverable}");
        }

        foreach (var item in document.Checklist)
        {
            Add(digest, $"box {item.Line} [{(item.Done ? "x" : " ")}] {item.Text} in \"{item.Section}\"");
        }

        foreach (var fix in document.QuickFixes)
        {
            Add(digest, $"quick {fix.Line} {fix.Title} [{fix.Estimate}] {string.Join(" / ", fix.Items.Select(item => item.Text))}");
        }

        foreach (var claim in document.Claims)
        {
            Add(digest, $"claim {claim.Line} {claim.Kind} {claim.Percent} {claim.Text}{(claim.IsFuture ? " [future]" : "")}");
        }

        foreach (var line in document.Resources)
        {
            Add(digest, $"resource {line.Line} {line.Text}");
        }

        foreach (var warning in document.Warnings)
        {
            Add(digest, $"warning: {warning}");
        }
    }

    private static void Add(StringBuilder digest, FormattableString line) =>
        digest.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');
}
