using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Gapless.Web.Components.Pages.Documents;

/// <summary>Markdown that somebody else wrote, as a page: its HTML is text, its pictures are their descriptions, and its links lead to the web or to mail, unfollowed.</summary>
internal static class ForeignMarkdown
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static MarkupString Render(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = 3; // below the page's own, and never a level too deep
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !IsAllowed(link.Url))
            {
                link.ReplaceBy(new ContainerInline());
            }
            else
            {
                Guard(link);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsAllowed(link.Url))
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
            else
            {
                Guard(link);
            }
        }

        return new(document.ToHtml(Pipeline));
    }

    private static bool IsAllowed(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme, StringComparer.Ordinal);

    private static void Guard(IMarkdownObject link) => link.GetAttributes().AddProperty("rel", "nofollow noopener");
}
