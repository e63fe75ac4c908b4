using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Dictionary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Gaps that are told in sentences only (shape G12): "There are no database backups."</summary>
internal static partial class ProseGapReader
{
    private const int LongestTitle = 160;

    public static IEnumerable<GapDraft> Read(Section section) =>
        section.Blocks.OfType<TextBlock>().SelectMany(text => Sentences(text)).Select(sentence => Gap(section, sentence)).OfType<GapDraft>();

    /// <summary>A paragraph is wrapped at any word, so that its lines are joined before they are cut into sentences.</summary>
    private static IEnumerable<TextLine> Sentences(TextBlock text)
    {
        // "**Error:** …" is a key of something else
        if (text.Lines.Any(line => KeyLine.Read(line) is not null))
        {
            yield break;
        }

        var whole = string.Join(' ', text.Lines.Select(line => line.Text));
        foreach (var sentence in SentenceEnd().Split(whole))
        {
            var trimmed = sentence.Trim().TrimEnd('.', '!', ';');
            var start = trimmed[..Math.Min(trimmed.Length, 20)];
            var line = text.Lines.FirstOrDefault(candidate => candidate.Text.Contains(start, StringComparison.Ordinal)) ?? text.Lines[0];
            yield return line with { Text = trimmed, Bold = null, Rest = trimmed };
        }
    }

    private static GapDraft? Gap(Section section, TextLine sentence)
    {
        if (sentence.Text.Length is < 10 or > LongestTitle || !Lack().IsMatch(sentence.Text) || CheckPhrases.Default.Match(sentence.Text).Count == 0)
        {
            return null;
        }

        var because = sentence.Text.IndexOf(", so ", StringComparison.Ordinal);
        var title = because > 0 ? sentence.Text[..because] : sentence.Text;
        var gap = HeadingGapReader.Start(HeadingReader.Read(new HeadingBlock(sentence.Line, HeadingBlock.BoldLineLevel, sentence with { Text = title, Rest = title })), section);
        if (because > 0)
        {
            gap.Impacts.Add(sentence.Text[(because + 5)..]);
        }

        gap.Status = StatusWords.Read(sentence.Text) is DocumentStatus.Partial ? DocumentStatus.Partial : DocumentStatus.Missing;
        return gap;
    }

    [GeneratedRegex(@"(?:\.|!|\?|;)\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\b(there (is|are) no|has no|have no|with no|no one|is missing|are missing|lacks?|lacking|without|not yet|does not|do not|doesn['’]t|don['’]t|is not|are not|isn['’]t|aren['’]t|nobody|never|es gibt kein|fehlt|fehlen|kein|keine|il n['’]y a pas|manque|no hay|falta|não há|non c['’]è|manca|er is geen|ontbreekt|brakuje|нет|отсутствует|yok)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Lack();
}
