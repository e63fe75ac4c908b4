using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Lexing;

/// <summary>Replaces comments, and string contents on request, by spaces. Line breaks and offsets stay, so a place in the result is the place in the file.</summary>
internal static class Blanking
{
    /// <summary>Fills <paramref name="output"/>, which is as long as the text.</summary>
    public static void Blank(ReadOnlySpan<char> text, Span<char> output, string language, bool blanksStrings)
    {
        text.CopyTo(output);
        var page = new Page(text, output, blanksStrings);
        switch (language)
        {
            case Language.JavaScript:
                JavaScriptLexer.Run(ref page, text.Length);
                break;
            case Language.CSharp:
                CSharpLexer.Run(ref page);
                break;
            case Language.Python:
                PythonLexer.Run(ref page);
                break;
            case Language.Php:
                PhpLexer.Run(ref page);
                break;
            case Language.Markup:
                MarkupLexer.Run(ref page);
                break;
            case Language.Xml or Language.Markdown:
                XmlLexer.Run(ref page);
                break;
            case Language.Shell or Language.Ruby or Language.Elixir or Language.Toml or Language.Yaml or Language.Dotenv or Language.Dockerfile or Language.Configuration:
                HashLexer.Run(ref page, HashRules.Of(language));
                break;
            case Language.Go or Language.Java or Language.Rust or Language.Sql or Language.Json or Language.Hcl or Language.Bicep:
                CFamilyLexer.Run(ref page, CFamilyRules.Of(language));
                break;
        }
    }

    /// <summary>The text without comments, and without string contents on request.</summary>
    public static string Blank(string text, string language, bool blanksStrings = false) =>
        string.Create(text.Length, (text, language, blanksStrings), static (output, input) => Blank(input.text, output, input.language, input.blanksStrings));
}
