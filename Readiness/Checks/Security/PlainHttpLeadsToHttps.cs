using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class PlainHttpLeadsToHttps : Check
{
    private static readonly Idiom Code = new(
        "tls.redirect/code", ["UseHttpsRedirection", "SECURE_SSL_REDIRECT", "force_ssl", "HTTPSRedirectMiddleware", "express-sslify", "requiresSecure", "enforceHttps"])
    {
        Pattern = CodePattern(),
    };

    private static readonly Idiom Edge = new(
        "tls.redirect/edge",
        ["ssl-redirect", "redirectScheme", "httpsRedirect", "301 https", "308 https", "HTTP_301", "httpsOnly", "https_only", "redirect-to-https", "force_https", "https_traffic_only"])
    {
        Pattern = EdgePattern(),
    };

    public override CheckInfo Info { get; } = new("tls.redirect", Category.Security, Priority.High, "Plain HTTP goes to HTTPS, or nowhere")
    {
        Why = "Whoever types the name or follows an old link starts over plain HTTP, and stays there unless the server moves them.",
        Remedy = "Redirect at the edge with 308 (or 301) to the same host and path over HTTPS; close plain HTTP for APIs; forward X-Forwarded-Proto.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 6797 section 7.2", "OWASP ASVS 5.0 12.2.1", "OWASP ASVS 5.0 4.1.2"],
        AppliesWhen = Condition.Any(Fact.Target, Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Code, Edge];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.PlainHome is not { } plain || (target.IsLoopback && !target.IsOverTls))
        {
            return [Verdict.NotApplicable(target.Name, "localhost needs no HTTPS")];
        }

        return [Judge(target, plain)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.FirstOf(null, Code, Edge) is { } hit
            ? [Verdict.Partial(Verdict.WholeSystem, "A redirect to HTTPS is configured; only the running system shows that it works.", Evidence.Strong(hit.Excerpt, hit.Location))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository redirects to HTTPS; the edge may.")];

    private static Verdict Judge(TargetFacts target, Answer plain)
    {
        if (plain.Failure is AnswerFailure.Refused or AnswerFailure.TimedOut or AnswerFailure.ConnectionLost && target.Home.IsAnswered && target.IsOverTls)
        {
            return Verdict.Pass(target.Name, "Plain HTTP is closed.", plain.Seen($"{plain.Url.GetLeftPart(UriPartial.Authority)}: {Obstacles.Of(plain)!.Explanation}"));
        }

        var hops = plain.Hops.Select(hop => hop.Seen($"{hop.Status}{(hop.Location is null ? "" : " to " + hop.Location)}", "location")).ToList();
        if (target.WhyUnknown(plain, allowsRefusal: true) is { } unknown)
        {
            return unknown;
        }

        return plain.IsRedirect ? OfRedirect(target, plain, hops) : OfAnswer(target, plain, hops);
    }

    private static Verdict OfAnswer(TargetFacts target, Answer plain, List<Evidence> hops) => plain.Status switch
    {
        403 or 421 or 426 => Verdict.Pass(target.Name, $"Plain HTTP is refused with {plain.Status}.", hops),
        < 400 => Verdict.Fail(target.Name, $"Plain HTTP answers {plain.Status} instead of leading to HTTPS.", hops),
        _ => Verdict.Partial(target.Name, $"Plain HTTP answers {plain.Status}; other paths may be served.", hops),
    };

    private static Verdict OfRedirect(TargetFacts target, Answer plain, List<Evidence> hops)
    {
        var end = plain.Final;
        if (IsSame(plain.Location, plain.Url) || plain.Hops.Skip(1).Any(hop => IsSame(hop.Url, plain.Url)))
        {
            return Verdict.Fail(target.Name, "Plain HTTP redirects to itself: the application does not know that TLS ends before it.", hops);
        }

        if (!end.IsOverTls && !(end.IsRedirect && end.Location is { Scheme: "https" }))
        {
            return Verdict.Fail(target.Name, "The redirect stays on plain HTTP.", hops);
        }

        var flaw = FlawOf(plain) ?? (target.PlainMissing is { IsRedirect: true } missing ? LostPath(missing) : null)
            ?? (IsApiOnly(target) ? "an API should refuse plain HTTP: its clients leak their tokens before the redirect, unnoticed" : null);
        return flaw is null
            ? Verdict.Pass(target.Name, $"Plain HTTP leads to HTTPS with {plain.Status}.", hops)
            : Verdict.Partial(target.Name, $"Plain HTTP leads to HTTPS, but {flaw}.", hops);
    }

    private static string? FlawOf(Answer plain) =>
        plain.Location is not { Scheme: "https" } ? "through another plain address first"
        : !plain.Location.IdnHost.Equals(plain.Url.IdnHost, StringComparison.OrdinalIgnoreCase) ? "to another host first, so the first one never sends HSTS"
        : plain.Status is not (301 or 308) ? $"with {plain.Status}, which nobody remembers"
        : plain.Hops.Count(hop => hop.IsRedirect) > 3 ? "in more than three steps"
        : null;

    private static bool IsSame(Uri? url, Uri other) => url is not null && url.AbsoluteUri.Equals(other.AbsoluteUri, StringComparison.Ordinal);

    private static string? LostPath(Answer missing) =>
        missing.Location is { } location && !location.PathAndQuery.Equals(missing.Url.PathAndQuery, StringComparison.Ordinal) ? "the path or the query gets lost" : null;

    private static bool IsApiOnly(TargetFacts target) => target.Facts.Has(Fact.ApiTarget) && !target.Facts.Has(Fact.WebTarget);

    [GeneratedRegex(@"app\.UseHttpsRedirection\s*\(|SECURE_SSL_REDIRECT\s*=\s*True|config\.force_ssl\s*=\s*true|add_middleware\(\s*HTTPSRedirectMiddleware|express-sslify|requiresSecure\s*\(|enforceHttps\s*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();

    [GeneratedRegex("""(force-)?ssl-redirect["']?\s*:\s*["']?true|redirectScheme|HTTPSRedirect\s*:\s*true|return\s+30[18]\s+https://|status_code\s*=\s*"HTTP_301"|httpsOnly['"]?\s*:\s*true|https_only\s*=\s*true|redirect-to-https|force_https\s*=\s*true|httpsRedirect["']?\s*:\s*["']?(true|Enabled)|https_traffic_only_enabled\s*=\s*true""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EdgePattern();
}
