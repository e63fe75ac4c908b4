namespace Gapless.Collectors.Lexing;

/// <summary>HTML and the templates around it; scripts inside are JavaScript.</summary>
internal static class MarkupLexer
{
    // Razor, Blade, Handlebars, Jinja and Twig, ERB.
    private static readonly (string Open, string Close)[] Comments =
    [
        ("<!--", "-->"), ("@*", "*@"), ("{{--", "--}}"), ("{{!--", "--}}"), ("{#", "#}"), ("<%#", "%>"), ("<%--", "--%>"),
    ];

    public static void Run(ref Page page)
    {
        while (!page.IsAtEnd)
        {
            if (page.Current is '<' or '@' or '{' && TakeComment(ref page))
            {
                continue;
            }

            if (page.Current == '<' && page.Text[page.Position..].StartsWith("<script", StringComparison.OrdinalIgnoreCase))
            {
                TakeScript(ref page);
            }
            else if (page.Current == '/' && page.Peek() == '/' && page.IsFirstOnLine())
            {
                // Code sections of Razor and single-file components.
                page.LineComment();
            }
            else
            {
                page.Position++;
            }
        }
    }

    private static bool TakeComment(ref Page page)
    {
        foreach (var (open, close) in Comments)
        {
            if (page.StartsWith(open))
            {
                page.BlockComment(open.Length, close);
                return true;
            }
        }

        return false;
    }

    private static void TakeScript(ref Page page)
    {
        page.Position = page.FindBehind(">", page.Position);
        var rest = page.Text[page.Position..].IndexOf("</script", StringComparison.OrdinalIgnoreCase);
        var end = rest < 0 ? page.Text.Length : page.Position + rest;
        JavaScriptLexer.Run(ref page, end);

        // A comment on the script's last line may have run over its end.
        page.Position = Math.Max(page.Position, end);
    }
}
