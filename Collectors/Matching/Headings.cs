namespace Gapless.Collectors.Matching;

/// <summary>Tells headings of Markdown and of plain text from prose (CommonMark 0.31, sections 4.2 and 4.3). Cheapest when asked in rising order.</summary>
internal ref struct Headings(ReadOnlySpan<char> text)
{
    private const string Fence = "\n```";

    // Longer lines are no headings; whoever writes one has forgotten a line break.
    private const int Longest = 200;
    private const int DeepestMark = 8;

    private readonly ReadOnlySpan<char> text = text;
    private int seen;
    private bool isOpen = text.StartsWith("```");

    /// <summary>Whether the line around an offset is a heading.</summary>
    public bool Holds(int offset)
    {
        var from = Math.Max(0, offset - Longest - DeepestMark);
        var before = text[from..offset].LastIndexOf('\n');
        return (before >= 0 || from == 0) && ((IsMarked(text[(from + before + 1)..offset]) && !IsInCode(from + before + 1)) || IsUnderlined(text[offset..]));
    }

    // A line that begins with # between two fences is a comment of a program.
    private bool IsInCode(int end)
    {
        if (end < seen)
        {
            (seen, isOpen) = (0, text.StartsWith("```"));
        }

        while (text[seen..end].IndexOf(Fence) is var at and >= 0)
        {
            (seen, isOpen) = (seen + at + Fence.Length, !isOpen);
        }

        // A fence may begin at the end of what was looked at.
        seen = Math.Max(seen, end - Fence.Length + 1);
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
