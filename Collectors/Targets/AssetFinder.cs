using System.Net;
using System.Text.RegularExpressions;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Finds a script or stylesheet of the page's own origin.</summary>
internal static partial class AssetFinder
{
    /// <summary>A request for the first one, or null.</summary>
    public static ProbeRequest? In(Answer page, Uri baseUrl)
    {
        if (!page.IsHtml)
        {
            return null;
        }

        var root = baseUrl.AbsolutePath.TrimEnd('/');
        return Reference().Matches(page.Text)
            .Select(match => WebUtility.HtmlDecode(match.Groups["url"].Value))
            .Select(reference => WebAddress.Resolve(page.Url, reference))
            .Where(url => url is not null && IsOwn(url, baseUrl) && url.PathAndQuery.StartsWith(root + "/", StringComparison.Ordinal))
            .Select(url => ProbeRequest.Get(url!.PathAndQuery[root.Length..]))
            .FirstOrDefault();
    }

    private static bool IsOwn(Uri url, Uri baseUrl) =>
        url.Scheme.Equals(baseUrl.Scheme, StringComparison.Ordinal) && url.Port == baseUrl.Port && url.IdnHost.Equals(baseUrl.IdnHost, StringComparison.OrdinalIgnoreCase);

    // <script src="/app.js"> or <link rel=stylesheet href=/app.css>
    [GeneratedRegex("""<(script[^>]{0,500}?\ssrc|link[^>]{0,500}?\shref)\s*=\s*["']?(?<url>[^"'\s>]+\.(js|mjs|css)(\?[^"'\s>]*)?)["'\s>]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
