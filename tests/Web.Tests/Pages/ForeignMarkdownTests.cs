using Gapless.Web.Components.Pages.Documents;
using Gapless.Web.Tests.Examples;

namespace Gapless.Web.Tests.Pages;

public sealed class ForeignMarkdownTests
{
    private static readonly string Html = ForeignMarkdown.Render(ExampleDocuments.Hostile).Value;

    [Theory]
    [InlineData("<script")]
    [InlineData("<img")]
    [InlineData("href=\"javascript:")]
    [InlineData("href=\"data:")]
    [InlineData("href=\"/signout")]
    [InlineData("src=\"")]
    [InlineData("<h1")]
    public void LetsNothingThroughThatCouldDoHarm(string harm) => Assert.DoesNotContain(harm, Html, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("<a href=\"https://good.example/page\" rel=\"nofollow noopener\">good</a>")]
    [InlineData("<a href=\"mailto:a@b.example\" rel=\"nofollow noopener\">mail</a>")]
    [InlineData("<a href=\"https://auto.example/\" rel=\"nofollow noopener\">")]
    [InlineData("&lt;script&gt;window.harmed = 1&lt;/script&gt;")]
    [InlineData("click")]
    [InlineData("<h3>Production Readiness Gap Analysis</h3>")]
    [InlineData("<li>NGINX gateway with TLS and JWT</li>")]
    public void KeepsWhatItSays(string kept) => Assert.Contains(kept, Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("[x](//elsewhere.example)")]
    [InlineData("![x](javascript:alert(1))")]
    public void MakesNoLinkOfAnythingElse(string markdown) => Assert.DoesNotContain("<a", ForeignMarkdown.Render(markdown).Value, StringComparison.OrdinalIgnoreCase);
}
