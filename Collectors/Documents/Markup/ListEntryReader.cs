namespace Gapless.Collectors.Documents.Markup;

/// <summary>Makes a list item of its blocks: the first paragraph is its text, unless later lines of it are keys of their own.</summary>
internal static class ListEntryReader
{
    public static ListEntry Read(int line, List<DocumentBlock> children)
    {
        if (children.Count == 0 || children[0] is not TextBlock text)
        {
            return new ListEntry(line, null, new TextLine(line, "", null, "", Struck: false), children);
        }

        var first = text.Lines[0];
        var continuation = text.Lines.Skip(1).TakeWhile(next => next.Bold is null).ToList();
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

    /// <summary><c>[ ] open</c>, <c>[x] done</c>.</summary>
    private static (bool? Ticked, TextLine Text) TakeBox(TextLine line)
    {
        if (line.Text.Length < 3 || line.Text[0] != '[' || line.Text[2] != ']' || line.Text[1] is not (' ' or 'x' or 'X'))
        {
            return (null, line);
        }

        var text = line.Text[3..].TrimStart();
        return (line.Text[1] != ' ', line with { Text = text, Rest = line.Bold is null ? text : line.Rest });
    }
}
