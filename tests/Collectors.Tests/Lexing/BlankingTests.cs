using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Lexing;

public sealed class BlankingTests
{
    private static readonly string[] Languages =
    [
        .. Language.Code, Language.Sql, Language.Shell, Language.Markup, Language.Yaml, Language.Json, Language.Toml, Language.Xml, Language.Hcl, Language.Bicep,
        Language.Dockerfile, Language.Dotenv, Language.Configuration, Language.Markdown, Language.Text,
    ];

    private static readonly string[] Pieces =
    [
        "//", "/*", "*/", "#", "--", "<!--", "-->", "\"", "'", "`", "\"\"\"", "'''", "\\", "\n", "\r\n", "{", "}", "${", "$\"", "@\"", "r#\"", "<?php", "?>", "<script>",
        "</script>", "{{--", "--}}", "@*", "*@", "=begin", "=end", "<<<EOT", "EOT", "$$", "a", " ", "/", "=", "(", ")", "é", "<%#", "%>", "$@\"", "$$\"\"\"",
    ];

    /// <summary>What is left, with runs of blanks as one.</summary>
    private static string Left(string text, string language, bool strings = false) =>
        string.Join(' ', Blanking.Blank(text, language, strings).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void KeepsLengthAndLineBreaks_WhateverTheInput()
    {
        var inputs =
            from pieces in Gen.Elements(Pieces).ArrayOf()
            from language in Gen.Elements(Languages)
            from strings in Gen.Elements(true, false)
            select (Text: string.Concat(pieces), Language: language, Strings: strings);

        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var output = Blanking.Blank(input.Text, input.Language, input.Strings);
            return output.Length == input.Text.Length
                && output.Zip(input.Text).All(pair => pair.First == pair.Second || (pair.First == ' ' && pair.Second is not ('\r' or '\n')));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Theory]
    [InlineData(Language.CSharp, "a(); // b\n/* c */ d(\"// e\");", "a(); d(\"// e\");")]
    [InlineData(Language.CSharp, "var p = @\"c:\\\"; // x", "var p = @\"c:\\\";")]
    [InlineData(Language.CSharp, "var c = '\"'; // x", "var c = '\"';")]
    [InlineData(Language.JavaScript, "fetch('http://a/b') // c", "fetch('http://a/b')")]
    [InlineData(Language.JavaScript, "a = b / c; // d\ne = /[/]\\/\\//.test(f)", "a = b / c; e = /[/]\\/\\//.test(f)")]
    [InlineData(Language.JavaScript, "`// ${a /* b */}`", "`// ${a }`")]
    [InlineData(Language.Python, "def a():\n    \"\"\"b # c\"\"\"\n    d = '#' # e", "def a(): d = '#'")]
    [InlineData(Language.Python, "query = \"\"\"\nselect 1\n\"\"\"", "query = \"\"\" select 1 \"\"\"")]
    [InlineData(Language.Python, "a(\n\"\"\"b\"\"\")", "a( \"\"\"b\"\"\")")]
    [InlineData(Language.Go, "a := `// b` // c", "a := `// b`")]
    [InlineData(Language.Rust, "/* a /* b */ c */ fn d<'e>() { '\"' } // f", "fn d<'e>() { '\"' }")]
    [InlineData(Language.Rust, "r#\"// a\"# // b", "r#\"// a\"#")]
    [InlineData(Language.Sql, "select '--a' -- b\n/* c */ d", "select '--a' d")]
    [InlineData(Language.Shell, "echo a#b '#c' \"#d\" # e", "echo a#b '#c' \"#d\"")]
    [InlineData(Language.Yaml, "a: b#c # d\ne: '#f'\ng: it's # h", "a: b#c e: '#f' g: it's")]
    [InlineData(Language.Dockerfile, "# a\nRUN echo # b", "RUN echo # b")]
    [InlineData(Language.Dotenv, "# a\nB=c#d # e", "B=c#d")]
    [InlineData(Language.Toml, "a = \"#b\" # c", "a = \"#b\"")]
    [InlineData(Language.Markup, "<a><!-- b --><script>c // d\n</script>@* e *@{# f #}<a href=\"http://g\">", "<a> <script>c </script> <a href=\"http://g\">")]
    [InlineData(Language.Xml, "<a><!-- b --></a>", "<a> </a>")]
    [InlineData(Language.Php, "<a><!-- b --><?php c(); // d ?><?php e('#'); # f\n#[G]", "<a> <?php c(); ?><?php e('#'); #[G]")]
    [InlineData(Language.Ruby, "=begin\na\n=end\nb = '#' # c", "b = '#'")]
    [InlineData(Language.Hcl, "a = \"#b\" # c\n// d", "a = \"#b\"")]
    [InlineData(Language.Json, "{ // a\n\"b\": \"//c\" }", "{ \"b\": \"//c\" }")]
    [InlineData(Language.Configuration, "; a\n# b\nc=d;e", "c=d;e")]
    [InlineData(Language.Elixir, "a = \"#{b}\" # c", "a = \"#{b}\"")]
    public void TakesCommentsOut_AndNothingElse(string language, string text, string expected) => Assert.Equal(expected, Left(text, language));

    [Theory]
    [InlineData(Language.CSharp, "a($\"b {c(\"d\")} e\");", "a($\" {c(\" \")} \");")]
    [InlineData(Language.CSharp, "a($$\"\"\"b {c} {{d}} \"e\" \"\"\");", "a($$\"\"\" {{d}} \"\"\");")]
    [InlineData(Language.CSharp, "a(@\"b\"\"c\", d);", "a(@\" \", d);")]
    [InlineData(Language.JavaScript, "a(`b ${c('d')} e`, /f/)", "a(` ${c(' ')} `, / /)")]
    [InlineData(Language.JavaScript, "a('b\\'c') + d", "a(' ') + d")]
    [InlineData(Language.Python, "a('b', f)", "a(' ', f)")]
    [InlineData(Language.Java, "a(\"\"\"\n\"b\"\n\"\"\", c)", "a(\"\"\" \"\"\", c)")]
    [InlineData(Language.Go, "a(`b`, \"c\", 'd', e)", "a(` `, \" \", ' ', e)")]
    public void TakesStringContentsOut_OnRequest(string language, string text, string expected) => Assert.Equal(expected, Left(text, language, strings: true));
}
