namespace Gapless.Collectors.Lexing;

/// <summary>C#: verbatim, raw and interpolated strings in every combination; what stands in an interpolation's braces is code.</summary>
internal static class CSharpLexer
{
    private const int MaximumDepth = 64;

    public static void Run(ref Page page) => Code(ref page, depth: 0);

    private static void Code(ref Page page, int depth)
    {
        var braces = 0;
        while (!page.IsAtEnd)
        {
            if (page.Current == '}' && depth > 0 && braces-- == 0)
            {
                return;
            }

            braces += page.Current == '{' ? 1 : 0;
            if (!Take(ref page, depth))
            {
                page.Position++;
            }
        }
    }

    private static bool Take(ref Page page, int depth)
    {
        switch (page.Current)
        {
            case '/' when page.Peek() == '/':
                page.LineComment();
                return true;
            case '/' when page.Peek() == '*':
                page.BlockComment(2, "*/");
                return true;
            case '\'':
                page.QuotedString('\'');
                return true;
            case '"' or '@' or '$':
                return TakeString(ref page, depth);
            default:
                return false;
        }
    }

    // Marks, then quotes: "a" @"a" $"a" $@"a" @$"a" """a""" $$"""a"""
    private static bool TakeString(ref Page page, int depth)
    {
        int dollars = 0, marks = 0;
        var isVerbatim = false;
        for (; page.Peek(marks) is '$' or '@' && page.Position + marks < page.Text.Length; marks++)
        {
            dollars += page.Peek(marks) == '$' ? 1 : 0;
            isVerbatim |= page.Peek(marks) == '@';
        }

        var quotes = 0;
        while (page.Position + marks + quotes < page.Text.Length && page.Peek(marks + quotes) == '"')
        {
            quotes++;
        }

        if (quotes == 0)
        {
            return false;
        }

        page.Position += marks;
        var isRaw = quotes >= 3 && !isVerbatim;
        Literal(ref page, new(isRaw ? quotes : 1, dollars, isVerbatim, isRaw), depth);
        return true;
    }

    private static void Literal(ref Page page, CSharpString kind, int depth)
    {
        page.Position += kind.Quotes;
        var start = page.Position;
        while (!page.IsAtEnd && !kind.IsEnd(page.Text[page.Position..]))
        {
            if (kind.OpensHole(page.Text[page.Position..]) && depth < MaximumDepth)
            {
                Erase(ref page, start, page.Position);
                page.Position += kind.Dollars;
                Code(ref page, depth + 1);
                start = page.Position = Math.Min(page.Text.Length, page.Position + kind.Dollars);
                continue;
            }

            page.Position = Math.Min(page.Text.Length, page.Position + kind.Step(page.Text[page.Position..]));
        }

        Erase(ref page, start, page.Position);
        page.Position = Math.Min(page.Text.Length, page.Position + (!page.IsAtEnd && page.Current == '"' ? kind.Quotes : 0));
    }

    private static void Erase(ref Page page, int start, int end)
    {
        if (page.BlanksStrings)
        {
            page.Erase(start, end);
        }
    }
}
