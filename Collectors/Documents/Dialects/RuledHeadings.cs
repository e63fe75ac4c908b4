using System.Buffers;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Plain text draws lines around its headings.</summary>
/// <example><code>
/// =====================
///  PARCEL: WHAT IS OPEN
/// =====================
///
/// BACKUPS
/// ━━━━━━━
/// </code></example>
internal static class RuledHeadings
{
    private static readonly SearchValues<char> Rules = SearchValues.Create("=-_*~━═─");
    private static readonly SearchValues<char> NoHeading = SearchValues.Create("|#");

    private static readonly char[] Frame = [' ', '║', '╚', '═', '╝'];

    private const int ShortestRule = 5;
    private const int Overhang = 3;
    private const int LongestRule = 39;
    private const int LongestHeading = 140;

    public static void Rewrite(SourceLines lines)
    {
        var level = TakeFrame(lines) ? "## " : "# ";
        var boxed = 0;
        for (var index = 0; index + 1 < lines.Count; index++)
        {
            EndAfterOne(lines, index);
            // reStructuredText draws lines around its title as well, but none longer than the title
            var isBoxed = IsRule(lines, index) && IsHeading(lines, index + 1) && IsRule(lines, index + 2) && IsLonger(lines[index], lines[index + 1]);
            if (isBoxed || (lines.IsBlank(index - 1) && IsHeading(lines, index) && IsRule(lines, index + 1) && lines[index + 1].AsSpan().Trim()[0] > 0xFF))
            {
                var heading = isBoxed ? index + 1 : index;
                // a numbered heading is a part of a document without a title
                level = char.IsAsciiDigit(lines[heading].AsSpan().TrimStart()[0]) ? "## " : level;
                lines[heading] = level + lines[heading].Trim();
                boxed = isBoxed ? Math.Max(boxed, lines[index].Trim().Length) : boxed;
                lines[heading + 1] = "";
                lines[index] = isBoxed ? "" : lines[index];
                level = "## ";
                index = heading + 1;
            }
        }

        DropRules(lines, boxed);
    }

    /// <summary><c>║ PARCEL: WHAT IS OPEN ║</c> at the top, in a frame of double lines.</summary>
    private static bool TakeFrame(SourceLines lines)
    {
        var top = 0;
        while (top < lines.Count && lines.IsBlank(top))
        {
            top++;
        }

        if (top + 2 >= lines.Count || !lines[top].AsSpan().TrimStart().StartsWith("╔") || !IsFramed(lines[top + 1]))
        {
            return false;
        }

        lines[top] = "";
        for (var index = top + 1; index < lines.Count && (IsFramed(lines[index]) || lines[index].AsSpan().TrimStart().StartsWith("╚")); index++)
        {
            lines[index] = (index == top + 1 ? "# " : "") + lines[index].Trim(Frame);
        }

        return true;
    }

    private static bool IsFramed(string line) => line.AsSpan().Trim() is ['║', .., '║'];

    /// <summary>Of a box of two lines the first is the heading.</summary>
    private static void EndAfterOne(SourceLines lines, int index)
    {
        if (IsRule(lines, index) && IsHeading(lines, index + 1) && IsHeading(lines, index + 2) && IsRule(lines, index + 3))
        {
            (lines[index + 2], lines[index + 3]) = (lines[index + 3], lines[index + 2]);
        }
    }

    /// <summary>Where lines are drawn around headings, one as long as those below a paragraph underlines nothing.</summary>
    private static void DropRules(SourceLines lines, int boxed)
    {
        for (var index = 0; boxed > 0 && index < lines.Count; index++)
        {
            lines[index] = IsRule(lines, index) && lines[index].Trim().Length == boxed ? "" : lines[index];
        }
    }

    private static bool IsRule(SourceLines lines, int index) =>
        lines.IsText(index) && lines[index].AsSpan().Trim() is { Length: >= ShortestRule } rule && Rules.Contains(rule[0]) && rule.IndexOfAnyExcept(rule[0]) < 0;

    private static bool IsLonger(string rule, string heading) => rule.Trim().Length > Math.Min(heading.Trim().Length + Overhang, LongestRule);

    /// <summary>Two blanks within a line divide columns: lines around those make a table.</summary>
    private static bool IsHeading(SourceLines lines, int index) =>
        lines.IsText(index)
        && lines[index].AsSpan().Trim() is { Length: > 2 and <= LongestHeading } text
        && !text.Contains("  ", StringComparison.Ordinal)
        && !text.ContainsAny(NoHeading)
        && text.IndexOfAnyExcept(Rules) >= 0;
}
