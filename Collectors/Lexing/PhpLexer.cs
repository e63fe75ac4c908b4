namespace Gapless.Collectors.Lexing;

/// <summary>PHP: markup outside of <c>&lt;?php … ?&gt;</c>, code inside.</summary>
internal static class PhpLexer
{
    public static void Run(ref Page page)
    {
        while (!page.IsAtEnd)
        {
            var open = page.Find("<?", page.Position);
            EraseComments(ref page, page.Position, open);
            page.Position = open;
            Code(ref page);
        }
    }

    private static void EraseComments(ref Page page, int start, int end)
    {
        for (var at = page.Find("<!--", start); at < end; at = page.Find("<!--", at + 1))
        {
            page.Erase(at, Math.Min(end, page.FindBehind("-->", at)));
        }
    }

    private static void Code(ref Page page)
    {
        while (!page.IsAtEnd)
        {
            switch (page.Current)
            {
                case '?' when page.Peek() == '>':
                    page.Position += 2;
                    return;
                case '/' when page.Peek() == '/':
                case '#' when page.Peek() != '[':
                    LineComment(ref page);
                    break;
                case '/' when page.Peek() == '*':
                    page.BlockComment(2, "*/");
                    break;
                case '"' or '\'':
                    page.QuotedString(page.Current, spansLines: true);
                    break;
                case '<' when page.StartsWith("<<<") && HereDocument(ref page):
                    break;
                default:
                    page.Position++;
                    break;
            }
        }
    }

    // The closing mark ends a comment too.
    private static void LineComment(ref Page page) => page.Comment(Math.Min(page.Find("\n", page.Position), page.Find("?>", page.Position)));

    // <<<NAME or <<<'NAME', up to a line that begins with NAME
    private static bool HereDocument(ref Page page)
    {
        var first = page.Text[(page.Position + 3)..page.Find("\n", page.Position)].Trim().Trim("'\"");
        if (first.IsEmpty || first.IndexOfAnyExceptInRange('0', 'z') >= 0)
        {
            return false;
        }

        var lineEnd = page.Find("\n", page.Position);
        var at = lineEnd;
        while (at < page.Text.Length && !page.Text[(at + 1)..].TrimStart(" \t").StartsWith(first, StringComparison.Ordinal))
        {
            at = page.Find("\n", at + 1);
        }

        page.String(at, lineEnd - page.Position, 0);
        return true;
    }
}
