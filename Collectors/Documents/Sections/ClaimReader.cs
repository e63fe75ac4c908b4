using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>The figures a document gives about the whole: percentages, times, totals. Quoted, never computed with.</summary>
internal static partial class ClaimReader
{
    private const int LongestFigure = 40;

    public static IEnumerable<Claim> Read(IEnumerable<Section> sections)
    {
        var seen = new HashSet<(decimal, bool)>();
        foreach (var claim in sections.Where(IsAboutTheWhole).SelectMany(section => section.Blocks.SelectMany(block => FromBlock(section, block))))
        {
            // "85% ready" below repeats the "85% production-ready" at the top.
            if (claim.Percent is not { } percent || seen.Add((percent, claim.IsFuture)))
            {
                yield return claim;
            }
        }
    }

    private static bool IsAboutTheWhole(Section section) =>
        section is { IsGap: false, Kind: SectionKind.None or SectionKind.Status or SectionKind.Future or SectionKind.Estimate or SectionKind.Matrix or SectionKind.Gaps }
        && !IsInGap(section);

    private static bool IsInGap(Section section) => section.Parent is { } parent && (parent.IsGap || IsInGap(parent));

    private static IEnumerable<Claim> FromBlock(Section section, DocumentBlock block) => block switch
    {
        TextBlock text => text.Lines.SelectMany(line => FromLine(section, line, isFuture: false)),
        ListBlock list => list.Items.SelectMany(item => FromLine(section, item.Text, isFuture: false)),
        FenceBlock fence => FenceReader.Branches(fence).SelectMany(branch => FromLine(section, branch.Text, IsAfter(branch.Root))),
        TableBlock table => table.Rows.SelectMany(row => row.SelectMany((cell, index) => InCell(table, row, cell, index))),
        _ => [],
    };

    private static List<Claim> FromLine(Section section, TextLine line, bool isFuture)
    {
        var key = KeyLine.Read(line);
        var text = key is { Field: FieldKind.Status or FieldKind.Missing, Value.Length: > 0 } ? key.Value : line.Text;
        var percentages = PercentOf(line, Symbols.Strip(text), isFuture).ToList();
        if (percentages.Count > 0)
        {
            return percentages;
        }

        if (Durations.Contains(line.Text) && (section.Kind == SectionKind.Estimate || EstimateKey().IsMatch(key?.Key ?? "")))
        {
            return [new Claim { Text = line.Text, Line = line.Line, Kind = ClaimKind.Duration }];
        }

        return Total().IsMatch(line.Text) ? [new Claim { Text = line.Text, Line = line.Line, Kind = ClaimKind.Count }] : [];
    }

    /// <summary>Every figure of a line that speaks of readiness, each with its own part of the sentence.</summary>
    private static IEnumerable<Claim> PercentOf(TextLine line, string text, bool isFuture)
    {
        var found = Figures.Of(line.Text).ToList();
        foreach (var figure in found)
        {
            yield return new Claim
            {
                Text = found.Count == 1 ? text : figure.Part,
                Line = line.Line,
                Kind = ClaimKind.Percentage,
                Percent = figure.Percent,
                IsFuture = isFuture || figure.IsFuture,
            };
        }
    }

    /// <summary>In a column of scores "7/10" needs no word of its own.</summary>
    private static IEnumerable<Claim> InCell(TableBlock table, IReadOnlyList<TextLine> row, TextLine cell, int column)
    {
        var isScore = column < table.Header.Count && cell.Text.Contains('/', StringComparison.Ordinal) && ScoreColumn().IsMatch(table.Header[column].Text);
        // A long cell explains something; a figure in it is not about the whole.
        return cell.Text.Length > LongestFigure ? [] : PercentOf(isScore ? cell with { Text = $"score {cell.Text}" } : cell, RowText(row), column < table.Header.Count && TargetColumn().IsMatch(table.Header[column].Text));
    }

    [GeneratedRegex("score|rating|grade|bewertung|note|puntuación|оценка|評価|评分|점수", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ScoreColumn();

    [GeneratedRegex(@"\b(target|goal|after|expected|ziel|objectif|objetivo|цель)\b|目標|目标|목표", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TargetColumn();

    private static bool IsAfter(TextLine? root) => root is not null && Words.Of(root.Text).Contains(" after ", StringComparison.Ordinal);

    private static string RowText(IReadOnlyList<TextLine> row) => string.Join(" | ", row.Select(cell => cell.Text).Where(text => text.Length > 0));

    [GeneratedRegex(@"\b(total|estimate[ds]?|estimated time|time to|timeline|effort|eta|aufwand|gesamt|toplam|süre)\b|总计|预计|工作量", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EstimateKey();

    [GeneratedRegex(@"^\W*total (number of )?(gaps|issues|findings|items|blockers)( found| identified)?\s*:?\s*[0-9]{1,4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Total();
}
