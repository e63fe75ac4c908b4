using System.Buffers;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>Makes a list item of its blocks: the first paragraph is its text, unless later lines of it are keys of their own.</summary>
internal static class ListEntryReader
{
    private const int LongestBox = 6;
    private const string Marks = "xXvV ";
    private static readonly SearchValues<char> Ticks = SearchValues.Create("xXvV✓✔✅☑☒");

    public static ListEntry Read(int line, List<DocumentBlock> children)
    {
        if (children.Count == 0 || children[0] is not TextBlock text)
        {
            return new ListEntry(line, null, new TextLine(line, "", null, "", Struck: false), children);
        }

        var first = text.Lines[0];
        var continuation = text.Lines.Skip(1).TakeWhile(next => next.Bold is null && KeyLine.Read(next) is null).ToList();
        var keyed = text.Lines.Skip(1 + continuation.Count).ToList();
        if (keyed.Count > 0)
        {
            children[0] = new TextBlock(keyed[0].Line, keyed);
        }
        else
        {
            children.RemoveAt(0);
        }

        var (ticked, whole) = TakeBox(Join(first, continuation));
        return new ListEntry(line, ticked, whole, children);
    }

    private static TextLine Join(TextLine first, List<TextLine> continuation)
    {
        var more = string.Concat(continuation.Select(line => " " + line.Text));
        return first with { Text = first.Text + more, Rest = first.Rest + more };
    }

    /// <summary><c>[ ] open</c>, <c>[x] done</c>, <c>[✅] done</c>, <c>☐ open</c>, <c>☑ done</c>.</summary>
    private static (bool? Ticked, TextLine Text) TakeBox(TextLine line)
    {
        var length = BoxLength(line.Text);
        if (length == 0)
        {
            return (null, line);
        }

        var box = line.Text[..length];
        var text = line.Text[length..].TrimStart();
        return (box.AsSpan().IndexOfAny(Ticks) >= 0, line with { Text = text, Rest = line.Bold is null ? text : line.Rest });
    }

    private static int BoxLength(string text)
    {
        if (text.Length > 1 && text[0] is '☐' or '☑' or '☒' or '□')
        {
            return text.Length > 1 && text[1] is '\uFE0F' ? 2 : 1;
        }

        var close = text.StartsWith('[') ? text.AsSpan(0, Math.Min(text.Length, LongestBox)).IndexOf(']') : -1;
        return close > 0 && !text.AsSpan(1, close - 1).Trim(Marks).HasLetterOrDigit() && (close == text.Length - 1 || text[close + 1] != '(') ? close + 1 : 0;
    }
}
