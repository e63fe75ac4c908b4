using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Plain text and mail have no headings; a short line above a list works as one.</summary>
/// <example><code>
/// Subject: what Parcel still needs
///
/// What is missing:
///
/// 1) Backups
/// </code></example>
internal static partial class PlainHeadings
{
    private const int LongestHeading = 90;
    private const int MailHead = 12;

    public static void Rewrite(SourceLines lines)
    {
        if (HasHeadings(lines))
        {
            return;
        }

        var title = RewriteTitle(lines);
        for (var index = title + 1; index < lines.Count; index++)
        {
            if (IsHeading(lines, index))
            {
                lines[index] = "## " + lines[index].Trim();
            }
        }
    }

    private static bool HasHeadings(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && (Marked().IsMatch(lines[index]) || (!lines.IsBlank(index - 1) && Underline().IsMatch(lines[index]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The subject of a mail, or a first line that stands alone.</summary>
    private static int RewriteTitle(SourceLines lines)
    {
        for (var index = 0; index < Math.Min(MailHead, lines.Count); index++)
        {
            if (lines[index].StartsWith("Subject:", StringComparison.OrdinalIgnoreCase) && lines[index].Length > 10)
            {
                lines[index] = "# " + lines[index][8..].Trim();
                return index;
            }
        }

        var first = 0;
        while (first < lines.Count && lines.IsBlank(first))
        {
            first++;
        }

        if (first < lines.Count && IsShort(lines[first]) && lines.IsBlank(first + 1) && lines.IsText(first) && !ListMark().IsMatch(lines[first]) && !lines[first].Contains('|', StringComparison.Ordinal))
        {
            lines[first] = "# " + lines[first].Trim();
            return first;
        }

        // Word's title page: what it is, and below it what it is about.
        if (first + 1 < lines.Count && IsShort(lines[first]) && IsShort(lines[first + 1]) && lines.IsBlank(first + 2) && !ListMark().IsMatch(lines[first]) && !ListMark().IsMatch(lines[first + 1])
            && !lines[first].Contains(':', StringComparison.Ordinal) && !lines[first + 1].Contains(':', StringComparison.Ordinal) && !lines[first].AsSpan().ContainsAny(";|\t"))
        {
            lines[first] = $"# {lines[first].Trim()} – {lines[first + 1].Trim()}";
            lines[first + 1] = "";
            return first + 1;
        }

        return -1;
    }

    private static bool IsHeading(SourceLines lines, int index)
    {
        if (!lines.IsText(index) || lines.IsBlank(index) || !lines.IsBlank(index - 1) || !IsShort(lines[index]) || ListMark().IsMatch(lines[index]) || lines[index].Contains('|', StringComparison.Ordinal) || lines[index].StartsWith("**", StringComparison.Ordinal))
        {
            return false;
        }

        var next = index + 1;
        while (next < lines.Count && next < index + 3 && lines.IsBlank(next))
        {
            next++;
        }

        return lines.IsText(next) && ListMark().IsMatch(lines[next]);
    }

    private static bool IsShort(string line) => line.Trim() is { Length: > 1 and <= LongestHeading } text && text[^1] is not ('.' or ',' or ';' or '!') && char.IsLetterOrDigit(text[0]);

    [GeneratedRegex(@"^#{1,6}\s", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(={3,}|-{3,})\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Underline();

    [GeneratedRegex(@"^\s{0,8}([-*+]|[0-9]{1,3}[.)])\s+\S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ListMark();
}
