using System.Collections.Frozen;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>The HTML tags that people write into Markdown. Anything else in angle brackets is a placeholder and stays: <c>&lt;secure-password&gt;</c>.</summary>
internal static class HtmlTags
{
    private const int LongestTag = 300;

    private static readonly FrozenSet<string> Known = new[]
    {
        "a", "abbr", "b", "br", "center", "code", "dd", "del", "details", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
        "iframe", "img", "input", "ins", "kbd", "li", "link", "mark", "meta", "ol", "p", "picture", "pre", "q", "s", "script", "small", "source", "span",
        "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "video",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownSpans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the tag or comment that starts here, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = text[..Math.Min(text.Length, LongestTag)].IndexOf("-->", StringComparison.Ordinal);
            return close < 0 ? 0 : close + 3;
        }

        var end = text[..Math.Min(text.Length, LongestTag)].IndexOf('>');
        return end > 1 && KnownSpans.Contains(Name(text[..end])) ? end + 1 : 0;
    }

    public static bool IsBreak(ReadOnlySpan<char> tag) => Name(tag).Equals("br", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
        {
            length++;
        }

        return length < name.Length && name[length] is not (' ' or '/' or '>' or '\t') ? [] : name[..length];
    }
}
