namespace Gapless.Collectors.Matching;

/// <summary>Tells headings of Markdown and of plain text from prose (CommonMark 0.31, sections 4.2 and 4.3).</summary>
internal static class Headings
{
    // Longer lines are no headings; whoever writes one has forgotten a line break.
    private const int Longest = 200;
    private const int DeepestMark = 8;

    /// <summary>Whether the line around an offset is a heading.</summary>
    public static bool Holds(ReadOnlySpan<char> text, int offset)
    {
        var from = Math.Max(0, offset - Longest - DeepestMark);
        var before = text[from..offset].LastIndexOf('\n');
        return (before >= 0 || from == 0) && ((IsMarked(text[(from + before + 1)..offset]) && !IsInCode(text[..(from + before + 1)])) || IsUnderlined(text[offset..]));
    }

    // A line that begins with # between two fences is a comment of a program.
    private static bool IsInCode(ReadOnlySpan<char> before)
    {
        var isOpen = before.StartsWith("```");
        for (var at = before.IndexOf("\n```"); at >= 0;)
        {
            isOpen = !isOpen;
            var next = before[(at + 4)..].IndexOf("\n```");
            at = next < 0 ? -1 : at + 4 + next;
        }

        return isOpen;
    }

    // ## Title
    private static bool IsMarked(ReadOnlySpan<char> beginning) => beginning.TrimStart('#') is var rest && rest.Length < beginning.Length && rest.StartsWith(' ');

    // Title
    // -----
    private static bool IsUnderlined(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, Longest + 2)].IndexOf('\n');
        var below = end < 0 ? [] : rest[(end + 1)..];
        return below.StartsWith("====") || below.StartsWith("----");
    }
}
