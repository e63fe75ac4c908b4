using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>reStructuredText: any sign may underline a heading, and field lists name values between colons.</summary>
/// <example><code>
/// Backups
/// ~~~~~~~
/// :Status: missing
/// </code></example>
internal static partial class RestructuredText
{
    private const string Underlines = "~^\"'`+*:._#";
    private const int LongestHeading = 120;

    public static void Rewrite(SourceLines lines)
    {
        var signs = new List<char>();
        for (var index = 0; index < lines.Count; index++)
        {
            if (!lines.IsText(index))
            {
                continue;
            }

            if (Field().Match(lines[index]) is { Success: true } field)
            {
                lines[index] = $"**{field.Groups["name"].Value}:** {field.Groups["text"].Value}";
            }
            else if (IsOverline(lines, index, index + 2))
            {
                lines[index] = "";
            }
            else if (IsOverline(lines, index, index + 3))
            {
                // Of two lines in a frame the first is the heading.
                (lines[index], lines[index + 1], lines[index + 3]) = ("", $"# {lines[index + 1].Trim()}", "");
            }
            else if (IsUnderlined(lines, index))
            {
                var sign = lines[index + 1][0];
                if (!signs.Contains(sign))
                {
                    signs.Add(sign);
                }

                // Equals signs and dashes below a heading are Markdown's first two levels as well.
                lines[index] = $"{new string('#', Math.Min(6, 3 + signs.IndexOf(sign)))} {lines[index].Trim()}";
                lines[index + 1] = "";
            }
        }
    }

    private static bool IsUnderlined(SourceLines lines, int index) =>
        !lines.IsBlank(index)
        && lines.IsText(index + 1)
        && lines[index].Length <= LongestHeading
        && char.IsLetterOrDigit(lines[index][0])
        && lines.IsBlank(index - 1)
        && lines[index + 1].TrimEnd() is { Length: >= 3 } line
        && Underlines.Contains(line[0], StringComparison.Ordinal)
        && line.Length + 1 >= lines[index].TrimEnd().Length
        && line.AsSpan().IndexOfAnyExcept(line[0]) < 0;

    /// <summary>The line above a heading that repeats the one below it.</summary>
    private static bool IsOverline(SourceLines lines, int index, int below) =>
        lines.IsText(below)
        && lines[index].TrimEnd() is { Length: >= 4 } line
        && !char.IsLetterOrDigit(line[0])
        && line.AsSpan().IndexOfAnyExcept(line[0]) < 0
        && string.Equals(line, lines[below].TrimEnd(), StringComparison.Ordinal)
        && lines.IsBlank(index - 1)
        && lines[index + 1].Any(char.IsLetter)
        && lines[below - 1].Any(char.IsLetter);

    [GeneratedRegex(@"^:(?<name>[A-Z][A-Za-z -]{1,30}):\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
