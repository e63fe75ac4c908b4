using System.Text;
using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Lines that are items of a list though no Markdown marker stands before them.</summary>
/// <example><code>
/// • Backups
/// ☐ Rate limits
/// [x] Health checks
/// ✅ Docker
/// ❌ Tests
/// Term
/// : what it means
/// </code></example>
internal static partial class LooseItems
{
    private const int LongestItem = 20;

    public static void Rewrite(SourceLines lines)
    {
        // Word ticks a box with a cross; where ticks are used as well, a cross says no.
        var crossIsNo = Enumerable.Range(0, lines.Count).Any(index => lines[index].Contains('☑', StringComparison.Ordinal));
        var outermost = 0;
        var branches = new TreeItems();
        for (var index = 0; index < lines.Count; index++)
        {
            if (!lines.IsText(index) || lines.IsBlank(index))
            {
                continue;
            }

            lines[index] = crossIsNo ? lines[index].Replace('☒', '☐') : lines[index];

            lines[index] = Alert().Replace(lines[index], ">");
            branches.Read(lines, index);
            if (Bullet().Match(lines[index]) is { Success: true } bullet)
            {
                outermost = HasBulletAbove(lines, index) ? Math.Min(outermost, Width(bullet.Groups["indent"].ValueSpan)) : Width(bullet.Groups["indent"].ValueSpan);
                lines[index] = $"{(Width(bullet.Groups["indent"].ValueSpan) > outermost ? "  " : "")}- {bullet.Groups["text"].Value}";
            }
            else if (Second().Match(lines[index]) is { Success: true } second && HasBulletAbove(lines, index))
            {
                lines[index] = $"  - {second.Groups["text"].Value}";
            }
            else if (Box().IsMatch(lines[index]) || (IsMarked(lines[index]) && HasMarkedNeighbour(lines, index)))
            {
                lines[index] = Indent(lines[index]) + "- " + lines[index].TrimStart();
            }
            else if (lines[index].StartsWith(": ", StringComparison.Ordinal) && index > 0 && IsTerm(lines, index - 1))
            {
                lines[index - 1] = $"- **{lines[index - 1].Trim()}**";
                lines[index] = "  " + lines[index][2..].TrimStart();
            }
        }
    }

    private static int Width(ReadOnlySpan<char> indent) => indent.Length + (3 * indent.Count('\t'));

    private static bool IsTerm(SourceLines lines, int index) =>
        lines.IsText(index) && !lines.IsBlank(index) && lines[index].Length <= 80 && char.IsLetterOrDigit(lines[index][0]) && !lines[index].Contains("**", StringComparison.Ordinal);

    /// <summary>Lines that go on with an item, or are items below it, may stand between two marked ones; a line that ends in a colon announces them.</summary>
    private static bool HasMarkedNeighbour(SourceLines lines, int index)
    {
        var below = index + 1;
        while (below < index + LongestItem && IsIndented(lines, below))
        {
            below++;
        }

        var above = index - 1;
        while (above > index - LongestItem && IsIndented(lines, above))
        {
            above--;
        }

        return IsMarkedAt(lines, below) || (above >= 0 && (lines[above].TrimEnd().EndsWith(':') || (lines[above].StartsWith("- ", StringComparison.Ordinal) && IsMarked(lines[above][2..]))));
    }

    private static bool IsIndented(SourceLines lines, int index) => lines.IsText(index) && !lines.IsBlank(index) && lines[index][0] is ' ' or '\t';

    private static bool HasBulletAbove(SourceLines lines, int index) => index > 0 && lines[index - 1].AsSpan().TrimStart().StartsWith("- ");

    private static bool IsMarkedAt(SourceLines lines, int index) => lines.IsText(index) && IsMarked(lines[index]);

    /// <summary>A tick, a cross or a warning sign and then words.</summary>
    private static bool IsMarked(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.Length > 2
            && text[0] > 0xFF
            && Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done
            && Symbols.Mark(rune.ToString()) != DocumentStatus.Unknown
            && text[length..].HasLetterOrDigit();
    }

    private static string Indent(string line) => line[..^line.AsSpan().TrimStart().Length];

    [GeneratedRegex(@"^(?<indent>\s{0,12})[•·▪▫◦‣●○⁃∙▸►➢➤❖✦–\uF0B7\uF0A7](\s+|\t)(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    // Word's second level
    [GeneratedRegex(@"^\s{0,12}[o§](\t|\s{2,})(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Second();

    // > [!WARNING]
    [GeneratedRegex(@"^\s{0,3}>\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Alert();

    [GeneratedRegex(@"^\s{0,12}(\[[ xX✓✔✅~/-]\]|[☐☑☒□])\s+\S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Box();
}
