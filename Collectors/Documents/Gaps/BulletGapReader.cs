using System.Buffers;
using System.Globalization;
using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Gaps that are items of a list (shapes G7, G8, G12).</summary>
/// <example><code>
/// - **Backups.** Nobody has restored one.
/// - ❌ No rate limiting
/// - [ ] Security headers
/// 1. **Monitoring** - health checks, error tracking
/// </code></example>
internal static class BulletGapReader
{
    private const int LongestTitle = 120;
    private static readonly SearchValues<char> PartEnds = SearchValues.Create("(),;.|[]—");

    private static readonly string[] Separators = [" - ", " – ", " — ", ": ", ". ", "："];

    public static IEnumerable<GapDraft> Read(Section section, ListBlock list) =>
        list.Items.SelectMany(item => IsGroup(item) ? item.Nested.Select(below => Read(section, below)) : [Read(section, item)]).OfType<GapDraft>();

    public static GapDraft? Read(Section section, ListEntry item)
    {
        var (title, rest) = Split(item.Text);
        var facts = HeadingReader.Read(new HeadingBlock(item.Line, HeadingBlock.BoldLineLevel, new TextLine(item.Line, title, null, title, item.Text.Struck)));
        if (facts.Title.Length == 0)
        {
            return null;
        }

        var gap = HeadingGapReader.Start(facts with { Number = facts.Number ?? item.Number?.ToString(CultureInfo.InvariantCulture) }, section);
        gap.IsItem = true;
        gap.IsOptional |= NeededReader.IsOptional(item.Text.Text);
        if (item.Ticked == true)
        {
            gap.StatusTexts.Add("[x]");
            gap.Status = DocumentStatus.Complete;
        }

        if (rest.Length > 0)
        {
            gap.Problems.Add(rest);
            ReadExplanation(gap, rest, item.Line);
        }

        GapBodyReader.Read(gap, item.Children);
        return gap;
    }

    /// <summary>The title is what is bold, or what stands before the first dash or colon; the rest explains it.</summary>
    private static (string Title, string Explanation) Split(TextLine line)
    {
        if (line.Bold is { Length: > 0 } bold && line.Rest.Length > 0)
        {
            var symbols = Symbols.SplitStart(line.Text).Symbols;
            var rest = line.Rest.TrimStart(':', '-', '–', '—', '.', '：', ' ');
            if (rest.StartsWith('(') && rest.IndexOf(')', StringComparison.Ordinal) is > 1 and < 40 and var close && !bold.StartsWith('['))
            {
                return ($"{symbols} {bold.TrimEnd('.', ':', '：')} {rest[..(close + 1)]}", rest[(close + 1)..].TrimStart(':', '-', '–', '—', '.', '：', ' '));
            }

            return PriorityWords.ReadWhole(bold.Trim('[', ']', ':')) is not null || bold.StartsWith('[')
                ? ($"{symbols} {rest} ({bold.Trim('[', ']', ':', ' ')})", "")
                : ($"{symbols} {bold.TrimEnd('.', ':', '：')}", rest);
        }

        // "Backups (Sev1, owner: Ann)"
        if (line.Text.IndexOf(" (", StringComparison.Ordinal) is > 0 and < LongestTitle and var open && line.Text.TrimEnd().EndsWith(')') && line.Text.AsSpan(open).Contains(": ", StringComparison.Ordinal))
        {
            return (line.Text[..open], line.Text[(open + 2)..].TrimEnd(')', ' '));
        }

        var cut = Separators.Select(mark => line.Text.IndexOf(mark, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(-1).Min();
        return cut is > 0 and < LongestTitle
            ? (line.Text[..cut], line.Text[(cut + 1)..].TrimStart(' ', '-', '–', '—', ':', '.'))
            : (line.Text, "");
    }

    public static GapDraft FromAnswer(Section section, TextLine question, string answer, DocumentStatus status)
    {
        var gap = HeadingGapReader.Start(HeadingReader.Read(new HeadingBlock(question.Line, HeadingBlock.BoldLineLevel, question)), section);
        gap.StatusTexts.Add(answer);
        gap.Status = status;
        return gap;
    }

    /// <summary><c>half done, only the API (Priority: high, Effort: 2d)</c></summary>
    private static void ReadExplanation(GapDraft gap, string text, int line)
    {
        foreach (var range in text.AsSpan().SplitAny(PartEnds))
        {
            var part = text[range].Trim();
            if (part.Length is > 1 and < 12 && PriorityWords.ReadWhole(part) is { } priority)
            {
                GapFields.AddPriority(gap, priority, PrioritySource.Key, part, line);
            }

            if (part.Length > 0 && KeyLine.Read(new TextLine(line, part, null, part, Struck: false)) is { Field: FieldKind.Status or FieldKind.Priority or FieldKind.Effort or FieldKind.Owner, Value.Length: > 0 } key)
            {
                GapFields.Set(gap, key);
            }
        }

        // "No request logging implemented" names what is absent, and the word behind it says no more.
        if (gap.Status is null && (StatusWords.ReadLead(text) ?? StatusWords.ReadTail(text)) is { } status && !(status == DocumentStatus.Complete && TitleWords.Status(gap.Title) == DocumentStatus.Missing))
        {
            gap.StatusTexts.Add(text);
            gap.Status = status;
        }
    }

    /// <summary><c>- Security:</c> above a nested list only names its items.</summary>
    private static bool IsGroup(ListEntry item) => item.Text.Text.EndsWith(':') && TitleWords.Status(item.Text.Text.TrimEnd(':')) == DocumentStatus.Unknown && item.Nested.Any() && !item.Nested.Any(below => KeyLine.Read(below.Text) is not null);
}
