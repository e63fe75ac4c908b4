using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Identity.Routes;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class SmallSecurityHeadersAreRight : Check
{
    private static readonly ImmutableArray<string> GoodReferrers = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
    private static readonly ImmutableArray<string> Boasts = ["x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator", "x-runtime"];

    private static readonly Idiom NoSniff = new("headers.baseline/nosniff", ["X-Content-Type-Options", "SECURE_CONTENT_TYPE_NOSNIFF", "AddContentTypeOptions"]) { Accept = IsSet };

    private static readonly Idiom Framing = new("headers.baseline/framing", ["X-Frame-Options", "frame-ancestors", "frameAncestors", "X_FRAME_OPTIONS", "AddFrameOptions"]) { Pattern = FramingPattern(), Accept = IsSet };

    private static readonly Idiom Referrer = new("headers.baseline/referrer", ["Referrer-Policy", "referrerPolicy", "SECURE_REFERRER_POLICY", "AddReferrerPolicy"]) { Pattern = ReferrerPattern(), Accept = IsSet };

    // These send all three by default.
    private static readonly Idiom Bundles = new("headers.baseline/bundle", ["helmet(", "AddDefaultSecurityHeaders", "SecurityMiddleware", "secure_headers", "UseSecurityHeaders", "put_secure_browser_headers", "load_defaults", "talisman.init_app(", "Talisman("]) { Pattern = BundlePattern() };

    public override CheckInfo Info { get; } = new("headers.baseline", Category.Security, Priority.Medium, "The small security headers are right and nothing leaks versions")
    {
        Why = "Each of these headers closes one known trick for a line of configuration, and version numbers tell an attacker which ones to try.",
        Remedy = "One middleware or edge rule for every answer, errors included: X-Content-Type-Options: nosniff, frame-ancestors, Referrer-Policy; remove version headers.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OWASP Secure Headers Project", "OWASP ASVS 5.0 3.4.4", "OWASP ASVS 5.0 3.4.5", "OWASP ASVS 5.0 13.4.6"],
        AppliesWhen = Condition.Any(Fact.Target, Fact.Http),
    };

    private static readonly Idiom Forwarding = OwnEndpoints.Forwarding("headers.baseline");

    public override ImmutableArray<Idiom> Idioms => [NoSniff, Framing, Referrer, Bundles, Forwarding];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target) => [target.WhyUnknown(target.Home.Final) ?? Judge(target)];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var found = new[] { NoSniff, Framing, Referrer }.Select(idiom => Best(repository, idiom)).OfType<IdiomHit>().ToList();
        var bundle = repository.FirstOf(null, Bundles);
        var evidence = found.Append(bundle).OfType<IdiomHit>().Select(hit => Evidence.Strong(hit.Excerpt, hit.Location));
        if (found.Count == 0 && bundle is null)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository sets these headers; the edge may.")];
        }

        return bundle is null && found.Count < 3 ? [Verdict.Partial(Verdict.WholeSystem, $"{found.Count} of the three headers (nosniff, framing, referrer) are set.", evidence)]
            : bundle is null && found.Find(hit => !IsForEveryAnswer(hit)) is { } local ? [Verdict.Partial(Verdict.WholeSystem, $"The headers are set, but {local.Path} does not show that every answer gets them.", evidence)]
            : Bare(repository, [.. found.Count == 3 ? found : [], .. bundle is null ? [] : new[] { bundle }]) is { } bare ? [Verdict.Partial(Verdict.WholeSystem, $"The headers are set in one component, and nothing shows that {bare.Name} sends them.", evidence)]
            : [Verdict.Pass(Verdict.WholeSystem, "nosniff, framing and referrer headers are set.", evidence)];
    }

    /// <summary>A place that stands before every answer, else any.</summary>
    private static IdiomHit? Best(RepositoryFacts repository, Idiom idiom) =>
        repository.HitsOf(idiom) is var hits && hits.FirstOrDefault(IsForEveryAnswer) is { } global ? global : hits.FirstOrDefault();

    /// <summary>Settings and edge rules, and code that is a middleware, a filter or the start of the program; a header set in one handler is sent with one answer.</summary>
    private static bool IsForEveryAnswer(IdiomHit hit) => !Language.Code.Contains(hit.Language, StringComparer.Ordinal) || GlobalPlace().IsMatch(hit.Path) || GlobalCall().IsMatch(hit.Excerpt);

    /// <summary>A component that neither holds one of the places nor shares a library or an edge with them; behind a gateway that sets them every one has them.</summary>
    private static ComponentFacts? Bare(RepositoryFacts repository, List<IdiomHit> places) =>
        places.TrueForAll(hit => !(repository.ComponentOf(hit.Path) is { } gateway && repository.FirstOf(gateway, Forwarding) is not null))
        && places.TrueForAll(hit => Language.Code.Contains(hit.Language, StringComparer.Ordinal) && repository.ComponentOf(hit.Path) is { Kind: ComponentKind.Http })
            ? repository.Components.FirstOrDefault(component => component.Kind == ComponentKind.Http && !places.Exists(hit => repository.ComponentOf(hit.Path) == component))
            : null;

    // res.remove_header("X-Frame-Options") takes it away, request.headers["x-frame-options"] and a test read it.
    private static bool IsSet(IdiomMatch match) => !TakenAway().IsMatch(match.LineText);

    private static Verdict Judge(TargetFacts target)
    {
        var page = target.Home.Final;
        var answers = new[] { page, target.Asset, ApiDescription.Of(target)?.Source }.OfType<Answer>().Where(answer => answer.IsSuccess || answer == page).ToList();
        var sniffed = answers.FirstOrDefault(answer => !"nosniff".Equals(answer.Headers["x-content-type-options"]?.Trim(), StringComparison.OrdinalIgnoreCase));
        var leak = answers.Select(Leak).FirstOrDefault(found => found is not null);

        // Framing and referrers concern pages only.
        var isFramed = page.IsHtml && !LimitsFraming(page);
        var isReferring = page.IsHtml && !LimitsReferrer(page);
        var flaws = new[]
        {
            sniffed is null ? null : $"{sniffed.Asked} lacks X-Content-Type-Options: nosniff",
            isFramed ? "framing is not limited" : null,
            isReferring ? "Referrer-Policy is missing or lax" : null,
            leak,
        }.OfType<string>().ToList();
        var evidence = answers.Select(answer => answer.Seen(
            answer == page && page.Headers.Has("x-xss-protection") ? "X-XSS-Protection is obsolete: remove it or set it to 0" : "security headers",
            ["x-content-type-options", "x-frame-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "server", "content-type", .. Boasts]));
        return flaws.Count == 0 ? Verdict.Pass(target.Name, "nosniff, framing and referrer are right, and no version is shown.", evidence)
            : flaws.Count == 1 ? Verdict.Partial(target.Name, Sentence(flaws), evidence)
            : Verdict.Fail(target.Name, Sentence(flaws), evidence);
    }

    private static bool LimitsFraming(Answer page) =>
        ContentSecurityPolicy.ParseAll(page.Headers.All("content-security-policy")).Any(policy => policy.LimitsFraming)
        || page.Headers["x-frame-options"]?.Trim().ToUpperInvariant() is "DENY" or "SAMEORIGIN";

    // The last value that a browser knows counts.
    private static bool LimitsReferrer(Answer page) =>
        page.Headers.Joined("referrer-policy").Split(',', StringSplitOptions.TrimEntries).LastOrDefault(value => value.Length > 0) is { } last
        && GoodReferrers.Contains(last, StringComparer.OrdinalIgnoreCase);

    private static string? Leak(Answer answer) =>
        answer.Headers["server"] is { } server && server.Any(char.IsAsciiDigit) ? $"Server: {server} shows a version"
        : Boasts.FirstOrDefault(name => answer.Headers.Has(name) && IsBoast(name, answer.Headers[name]!)) is { } boast ? $"{boast}: {answer.Headers[boast]} shows what it runs on"
        : null;

    // X-Runtime is also the name of a plain duration.
    private static bool IsBoast(string name, string value) => !name.Equals("x-runtime", StringComparison.Ordinal) || !double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static string Sentence(List<string> flaws) => char.ToUpperInvariant(flaws[0][0]) + string.Join("; ", flaws)[1..] + ".";

    [GeneratedRegex(@"X-Frame-Options|frame-ancestors|\bframeAncestors[""']?\s*:|\bX_FRAME_OPTIONS\b|AddFrameOptions", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FramingPattern();

    // A referrerPolicy of one element or request (React, fetch, type definitions) is no header.
    [GeneratedRegex(@"Referrer-Policy|\breferrerPolicy[""']?\s*:\s*\{|SECURE_REFERRER_POLICY|AddReferrerPolicy", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferrerPattern();

    [GeneratedRegex(@"\bhelmet\(|AddDefaultSecurityHeaders\s*\(|UseSecurityHeaders\s*\(|django\.middleware\.security\.SecurityMiddleware|secure_headers|\bput_secure_browser_headers|\bconfig\.load_defaults\s+[5-9]\.[2-9]|\bconfig\.load_defaults\s+[6-9]|\b[tT]alisman(\.init_app)?\(\s*\w*app\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BundlePattern();

    [GeneratedRegex("""(?i:remove|delete|del\b|unset|strip|omit)\w*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TakenAway();

    [GeneratedRegex("""middleware|filter|interceptor|header|secur|settings|config|kernel|startup|program\.|bootstrap|(^|/)(server|app|main|index|application|endpoint|router|util|utils|web)\.\w+$|/plugs?/|/hooks|response""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GlobalPlace();

    [GeneratedRegex("""\b(app|server|router)\.(use|Use)|addHook|add_header|SetResponseHeader|set_default|\bplug\b|SECURE_|X_FRAME_OPTIONS""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GlobalCall();
}
