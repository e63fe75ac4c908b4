using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Gapless.Collectors.Matching;

/// <summary>
/// How many lines around an anchor a pattern's match can reach. A pattern that cannot match a line break stays on the anchor's line; one that can is
/// given a bounded number of lines, so that a long file with one anchor costs what a short one costs.
/// </summary>
/// <param name="Before">Lines above the anchor's.</param>
/// <param name="After">Lines below it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct MatchReach(int Before, int After)
{
    private static readonly MatchReach Line = new(0, 0);

    // Blanks between the words of one statement.
    private static readonly MatchReach Statement = new(4, 8);

    // Anything between two marks.
    private static readonly MatchReach Block = new(20, 80);

    public static MatchReach Of(Regex pattern)
    {
        var text = pattern.ToString();
        if (pattern.Options.HasFlag(RegexOptions.Singleline) || text.Contains("(?s", StringComparison.Ordinal) || Anything().IsMatch(text))
        {
            return Block;
        }

        if (OpenSet().Matches(text).Any(set => !set.Value.Contains("\\n", StringComparison.Ordinal) && !set.Value.Contains("\\s", StringComparison.Ordinal)))
        {
            return Block;
        }

        var rest = OpenSet().Replace(text, "").Replace("\\r?", "", StringComparison.Ordinal);
        var breaks = LineBreak().Count(rest);
        return breaks == 0 ? Line
            : breaks == SingleBreak().Count(rest) && !Repetition().IsMatch(rest) ? new(breaks, breaks)
            : Statement;
    }

    // [\s\S], [\w\W], [\d\D], \W and \D alone
    [GeneratedRegex(@"\[\\s\\S|\[\\S\\s|\[\\w\\W|\[\\W\\w|\[\\d\\D|\\[WDX]", RegexOptions.NonBacktracking)]
    private static partial Regex Anything();

    // [^"] takes line breaks unless it names them.
    [GeneratedRegex(@"\[\^(\\.|[^\]\\])+\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenSet();

    // A raw line break can stand in the pattern itself.
    [GeneratedRegex(@"\\[snrvfR]|\n|\\x0|\\u000|\\p|\\P", RegexOptions.NonBacktracking)]
    private static partial Regex LineBreak();

    // Each of these is one line break, as long as no group that may hold it is repeated and it stands in no set.
    [GeneratedRegex(@"\\n(?![*+?{])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SingleBreak();

    [GeneratedRegex(@"\)[*+{]|\[[^\]]*\\n", RegexOptions.NonBacktracking)]
    private static partial Regex Repetition();
}
