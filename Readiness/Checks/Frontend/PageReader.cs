using System.Net;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

/// <summary>Reads from a page's HTML what it loads and how it is made up. Pages of strangers are seldom well-formed, so it looks for tags and builds no tree.</summary>
internal static partial class PageReader
{
    /// <summary>Scripts of the target's own origin, as requests.</summary>
    public static IEnumerable<ProbeRequest> Scripts(TargetFacts target) => Own(target, Script());

    /// <summary>Stylesheets of the target's own origin, as requests.</summary>
    public static IEnumerable<ProbeRequest> Styles(TargetFacts target) => Own(target, Style());

    /// <summary>Images of the target's own origin, as requests.</summary>
    public static IEnumerable<ProbeRequest> Images(TargetFacts target) => Own(target, Image());

    /// <summary>The web app manifest that the page names, as a request, or null.</summary>
    public static ProbeRequest? Manifest(TargetFacts target) => Page(target) is { } page
        && Link().Matches(page.Text).Select(match => match.Value).FirstOrDefault(element => ManifestRelation().IsMatch(element)) is { } link
        && Reference().Match(link) is { Success: true } reference
        ? ToRequest(target, reference.Groups["url"].Value)
        : null;

    /// <summary>How many scripts other origins serve into the page.</summary>
    public static int ForeignScripts(TargetFacts target) => Page(target) is { } page ? Script().Matches(page.Text).Count(match => ToRequest(target, match.Groups["url"].Value) is null) : 0;

    /// <summary>The home page, where it is one.</summary>
    public static Answer? Page(TargetFacts target) => target.Home.Final is { IsSuccess: true, IsHtml: true } page ? page : null;

    /// <summary>An address of the page's own origin below the target, or null.</summary>
    public static ProbeRequest? ToRequest(TargetFacts target, string reference)
    {
        var root = target.BaseUrl.AbsolutePath.TrimEnd('/');
        var url = WebAddress.Resolve(target.Home.Final.Url, WebUtility.HtmlDecode(reference));
        return url is not null && url.Scheme.Equals(target.BaseUrl.Scheme, StringComparison.Ordinal) && url.Port == target.BaseUrl.Port
            && url.IdnHost.Equals(target.BaseUrl.IdnHost, StringComparison.OrdinalIgnoreCase) && url.PathAndQuery.StartsWith(root + "/", StringComparison.Ordinal)
            ? ProbeRequest.Get(url.PathAndQuery[root.Length..])
            : null;
    }

    private static IEnumerable<ProbeRequest> Own(TargetFacts target, Regex tag) => Page(target) is { } page
        ? tag.Matches(page.Text).Select(match => ToRequest(target, match.Groups["url"].Value)).OfType<ProbeRequest>().Select(request => request.With("accept-encoding", "br, gzip")).Distinct()
        : [];

    // <script src="/app.js">
    [GeneratedRegex("""<script[^>]{0,500}?\ssrc\s*=\s*["']?(?<url>[^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    // <link rel="stylesheet" href="/app.css">
    [GeneratedRegex("""<link[^>]{0,500}?\shref\s*=\s*["']?(?<url>[^"'\s>]+\.css(\?[^"'\s>]*)?)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Style();

    // <img src="/hero.jpg">; what stands in the page itself (data:) has no address
    [GeneratedRegex("""<img[^>]{0,800}?\ssrc\s*=\s*["']?(?<url>[^"'\s>:][^"'\s>]*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex("""<link\s[^>]{0,600}>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    // <link rel="manifest" href="/manifest.webmanifest"> in either order
    [GeneratedRegex("""\srel\s*=\s*["']?manifest["'\s/>]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManifestRelation();

    [GeneratedRegex("""\shref\s*=\s*["']?(?<url>[^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
