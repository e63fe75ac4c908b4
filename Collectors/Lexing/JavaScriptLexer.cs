namespace Gapless.Collectors.Lexing;

/// <summary>JavaScript and TypeScript: template literals hold code, and a slash may begin a regular expression.</summary>
internal static class JavaScriptLexer
{
    private const int MaximumDepth = 64;

    private static readonly string[] WordsBeforeExpression = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "yield", "await"];

    /// <summary>Lexes from the page's position up to <paramref name="end"/>.</summary>
    public static void Run(ref Page page, int end) => Code(ref page, end, depth: 0);

    private static void Code(ref Page page, int end, int depth)
    {
        var braces = 0;
        while (page.Position < end)
        {
            var current = page.Current;
            if (current == '}' && depth > 0 && braces-- == 0)
            {
                return;
            }

            braces += current == '{' ? 1 : 0;
            if (!Take(ref page, current, end, depth))
            {
                page.Position++;
            }
        }
    }

    private static bool Take(ref Page page, char current, int end, int depth)
    {
        switch (current)
        {
            case '/' when page.Peek() == '/':
                page.LineComment();
                return true;
            case '/' when page.Peek() == '*':
                page.BlockComment(2, "*/");
                return true;
            case '/' when EndOfRegularExpression(ref page) is > 0 and var close:
                page.String(close, 1, 1);
                return true;
            case '"' or '\'':
                page.QuotedString(current);
                return true;
            case '`':
                Template(ref page, end, depth);
                return true;
            default:
                return false;
        }
    }

    private static void Template(ref Page page, int end, int depth)
    {
        var start = ++page.Position;
        while (page.Position < end && page.Current != '`')
        {
            if (page.Current == '$' && page.Peek() == '{' && depth < MaximumDepth)
            {
                EraseLiteral(ref page, start, page.Position);
                page.Position += 2;
                Code(ref page, end, depth + 1);
                start = page.Position + 1;
            }

            page.Position += !page.IsAtEnd && page.Current == '\\' ? 2 : 1;
        }

        page.Position = Math.Min(page.Position, page.Text.Length);
        EraseLiteral(ref page, start, page.Position);
        page.Position = Math.Min(page.Position + 1, page.Text.Length);
    }

    private static void EraseLiteral(ref Page page, int start, int end)
    {
        if (page.BlanksStrings)
        {
            page.Erase(start, end);
        }
    }

    /// <summary>Just behind the closing slash, or zero when this slash divides.</summary>
    private static int EndOfRegularExpression(ref Page page)
    {
        if (!IsExpressionExpected(page.Text[..page.Position]))
        {
            return 0;
        }

        var isInSet = false;
        for (var at = page.Position + 1; at < page.Text.Length && page.Text[at] != '\n'; at++)
        {
            switch (page.Text[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    isInSet = true;
                    break;
                case ']':
                    isInSet = false;
                    break;
                case '/' when !isInSet:
                    return at + 1;
            }
        }

        return 0;
    }

    private static bool IsExpressionExpected(ReadOnlySpan<char> before)
    {
        // Only the nearest text decides; a long run of blanks is not worth a look at each slash.
        var near = before[Math.Max(0, before.Length - 200)..].TrimEnd();
        if (near.IsEmpty)
        {
            return true;
        }

        if ("(,=:[!&|?{};+-*%<>~^".Contains(near[^1], StringComparison.Ordinal))
        {
            // </tag> closes an element in JSX.
            return near[^1] != '<';
        }

        foreach (var word in WordsBeforeExpression)
        {
            if (near.EndsWith(word, StringComparison.Ordinal)
                && (near.Length == word.Length || !(char.IsLetterOrDigit(near[^(word.Length + 1)]) || near[^(word.Length + 1)] is '_' or '$' or '.')))
            {
                return true;
            }
        }

        return false;
    }
}
