namespace Gapless.Collectors.Lexing;

/// <summary>Python: a triple-quoted string that is a statement of its own is documentation, thus a comment.</summary>
internal static class PythonLexer
{
    public static void Run(ref Page page)
    {
        var nesting = 0;
        while (!page.IsAtEnd)
        {
            switch (page.Current)
            {
                case '#':
                    page.LineComment();
                    break;
                case '"' or '\'':
                    String(ref page, nesting);
                    break;
                default:
                    nesting = Math.Max(0, nesting + (page.Current is '(' or '[' or '{' ? 1 : page.Current is ')' or ']' or '}' ? -1 : 0));
                    page.Position++;
                    break;
            }
        }
    }

    private static void String(ref Page page, int nesting)
    {
        var quote = page.Current;
        if (page.Peek() != quote || page.Peek(2) != quote)
        {
            page.QuotedString(quote);
            return;
        }

        var end = EndOfTriple(ref page, quote);
        if (nesting == 0 && page.IsFirstOnLine() && !ContinuesLine(ref page))
        {
            page.Comment(end);
        }
        else
        {
            page.String(end, 3, 3);
        }
    }

    private static bool ContinuesLine(ref Page page) => page.Text[..page.LineStart(page.Position)].TrimEnd() is [.., '\\' or '='];

    private static int EndOfTriple(ref Page page, char quote)
    {
        ReadOnlySpan<char> close = [quote, quote, quote];
        for (var at = page.Position + 3; at < page.Text.Length; at++)
        {
            if (page.Text[at] == '\\')
            {
                at++;
            }
            else if (page.Text[at] == quote && page.Text[at..].StartsWith(close, StringComparison.Ordinal))
            {
                return at + 3;
            }
        }

        return page.Text.Length;
    }
}
