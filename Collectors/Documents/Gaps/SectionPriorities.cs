using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Lets gaps inherit the priority of their section, where the document is ordered by priority.</summary>
internal static partial class SectionPriorities
{
    /// <summary>
    /// Only where most sections name a priority do they mean one: among "Security Gaps" and "Testing Infrastructure", the "Critical" of
    /// "Critical Infrastructure Gaps" describes the infrastructure.
    /// </summary>
    public static void Apply(IReadOnlyList<GapDraft> gaps)
    {
        var sections = gaps.GroupBy(gap => gap.Section, StringComparer.Ordinal).ToList();
        var ordered = sections.Count(section => section.Any(gap => gap.SectionPriority is not null));
        foreach (var gap in gaps)
        {
            if (gap.SectionPriority is { } section && (ordered * 2 >= sections.Count || SaysNothingElse(section.Text)))
            {
                var priority = section.Words != DocumentPriority.None ? section.Words : section.Symbol;
                GapFields.AddPriority(gap, priority, PrioritySource.Section, section.Text, section.Line);
            }
        }
    }

    /// <summary>"Critical" and "Blocking issues (P0)" mean it, whatever their neighbours are called.</summary>
    private static bool SaysNothingElse(string heading) => PriorityWords.ReadWhole(heading) is not null || Bracketed().IsMatch(heading);

    [GeneratedRegex(@"[(（]P[0-4][)）]\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();
}
