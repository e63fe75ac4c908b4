using System.Net;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Governance;

/// <summary>The pages on privacy and terms of a target: those that its home page links to, and those that lie where such pages usually lie.</summary>
internal static partial class LegalPages
{
    private const int MostLinks = 6;

    public static ImmutableArray<ProbeRequest> Privacy { get; } = [Page("/privacy"), Page("/privacy-policy"), Page("/legal/privacy")];

    public static ImmutableArray<ProbeRequest> Terms { get; } = [Page("/terms"), Page("/terms-of-service"), Page("/legal/terms")];

    /// <summary>What the home page links to, on its own host.</summary>
    public static IEnumerable<ProbeRequest> Linked(TargetFacts target, Regex words)
    {
        var home = target.Home.Final;
        return Anchor().Matches(home.Text)
            .Where(match => words.IsMatch(match.Groups["href"].Value) || words.IsMatch(WebUtility.HtmlDecode(match.Groups["text"].Value)))
            .Select(match => Uri.TryCreate(home.Url, WebUtility.HtmlDecode(match.Groups["href"].Value), out var url) && url.Host.Equals(target.BaseUrl.Host, StringComparison.OrdinalIgnoreCase) ? url : null)
            .OfType<Uri>().Select(url => Page(url.PathAndQuery)).Distinct().Take(MostLinks);
    }

    /// <summary>The text of a page as people read it.</summary>
    public static string TextOf(Answer answer) => Space().Replace(WebUtility.HtmlDecode(Markup().Replace(answer.Text, " ")), " ").Trim();

    public static Regex PrivacyWords => PrivacyName();

    public static Regex TermsWords => TermsName();

    private static ProbeRequest Page(string path) => ProbeRequest.Get(path) with { FollowsRedirects = true };

    [GeneratedRegex("""<a\b[^>]{0,300}?\bhref\s*=\s*["'](?<href>[^"'#][^"']{0,300})["'][^>]{0,300}>(?<text>[^<]{0,200})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("""<(script|style)\b[^>]*>.*?</(script|style)>|<[^>]*>""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex("privacy|datenschutz|confidentialit|privacidad|gizlilik|隐私", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrivacyName();

    [GeneratedRegex("""terms|conditions|\bagb\b|\btos\b|imprint|impressum|koşul""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TermsName();
}
