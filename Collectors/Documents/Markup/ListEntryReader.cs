using System.Buffers;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>Makes a list item of its blocks: the first paragraph is its text, unless later lines of it are keys of their own.</summary>
internal static class ListEntryReader
{
    private const int LongestBox = 6;
    private const int LongestTitle = 60;
    private const int Slack = 10;
    private const string OpenBox = "🔲";
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
        continuation = IsBrokenOff(first, continuation) ? [] : continuation;
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

    /// <summary>A line that had room for the next word was ended on purpose: it is a title, and what follows explains it.</summary>
    private static bool IsBrokenOff(TextLine first, List<TextLine> more) =>
        more.Count > 0
        && first.Bold is null
        && first.Text.Length is > 3 and <= LongestTitle
        && char.IsLetterOrDigit(first.Text[0])
        && (char.IsLetterOrDigit(first.Text[^1]) || first.Text[^1] is ')')
        && more[0].Text is [>= 'A' and <= 'Z', ..] next
        && first.Text.Length + Slack + next.AsSpan().IndexOf(' ') < next.Length;

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
            return TakeWord(line);
        }

        var box = line.Text[..length];
        var text = line.Text[length..].TrimStart();
        return (box.AsSpan().IndexOfAny(Ticks) >= 0, line with { Text = text, Rest = line.Bold is null ? text : line.Rest });
    }

    /// <summary><c>**TODO:** open</c>, <c>✅ **DONE:** done</c>.</summary>
    private static (bool? Ticked, TextLine Text) TakeWord(TextLine line)
    {
        var word = line.Bold?.TrimEnd(':', ' ');
        bool? ticked = word is "TODO" or "To do" or "Todo" or "OPEN" ? false : word is "DONE" or "Done" ? true : null;
        var text = line.Rest.TrimStart(':', ' ');
        return ticked is not null && text.Length > 0 && line.Bold![^1] is ':' | line.Rest.StartsWith(':') ? (ticked, line with { Text = text, Bold = null, Rest = text }) : (null, line);
    }

    private static int BoxLength(string text)
    {
        if (text.StartsWith(OpenBox, StringComparison.Ordinal))
        {
            return OpenBox.Length;
        }

        if (text.Length > 1 && text[0] is '☐' or '☑' or '☒' or '□' or '⬜')
        {
            return text.Length > 1 && text[1] is '\uFE0F' ? 2 : 1;
        }

        var close = text.StartsWith('[') ? text.AsSpan(0, Math.Min(text.Length, LongestBox)).IndexOf(']') : -1;
        return close > 0 && !text.AsSpan(1, close - 1).Trim(Marks).HasLetterOrDigit() && (close == text.Length - 1 || text[close + 1] != '(') ? close + 1 : 0;
    }
}
