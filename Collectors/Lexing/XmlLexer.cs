namespace Gapless.Collectors.Lexing;

/// <summary>XML, and the comments Markdown borrowed from it.</summary>
internal static class XmlLexer
{
    public static void Run(ref Page page)
    {
        for (page.Position = page.Find("<!--", 0); !page.IsAtEnd; page.Position = page.Find("<!--", page.Position))
        {
            page.BlockComment(4, "-->");
        }
    }
}
