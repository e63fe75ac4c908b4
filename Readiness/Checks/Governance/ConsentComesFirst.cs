using System.Text.RegularExpressions;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class ConsentComesFirst : Check
{
    private const string Trackers = """google-analytics\.com|googletagmanager\.com|doubleclick\.net|connect\.facebook\.net|static\.hotjar\.com|script\.hotjar\.com|clarity\.ms|cdn\.segment\.com|cdn\.mxpnl\.com|js\.hs-scripts\.com|js\.hsforms\.net|analytics\.tiktok\.com|snap\.licdn\.com|widget\.intercom\.io|static\.ads-twitter\.com|bat\.bing\.com""";
    private const string Tools = """cookiebot|onetrust|cookielaw\.org|usercentrics|klaro|osano|cookieconsent|tarteaucitron|didomi|iubenda|termly|axeptio|consent-?manager|cookie-?consent|cookie-?banner""";

    private static readonly Idiom Tracker = Phrases.Idiom(
        "privacy.consent/tracker",
        [Language.JavaScript, Language.Markup, Language.Php, Language.Ruby, Language.Python, Language.CSharp],
        """googletagmanager\.com/""", """google-analytics\.com/""", """\bgtag\(\s*['"]config""", """connect\.facebook\.net""", """\bfbq\(\s*['"]init""", """static\.hotjar\.com""", """\bhotjar\.initialize\(""", """clarity\.ms/tag""", """cdn\.segment\.com""", """\bmixpanel\.init\(""", """\bposthog\.init\(""", """js\.hs-scripts\.com""", """analytics\.tiktok\.com""", """snap\.licdn\.com""", """widget\.intercom\.io""", """\bReactGA\.initialize\(""", """<GoogleAnalytics\b""", """<GoogleTagManager\b""", """\bamplitude\.init\(""", """<Analytics\b[^\n]{0,40}ga""");

    private static readonly Idiom Tool = Phrases.Idiom(
        "privacy.consent/tool",
        [Language.JavaScript, Language.Markup, Language.Json, Language.Php, Language.Ruby, Language.CSharp],
        """[cC]ookiebot""", """[oO]ne[tT]rust\b""", """[uU]sercentrics""", """\bklaro\b""", """\bosano\b""", """[cC]ookie-?[cC]onsent""", """tarteaucitron""", """\bdidomi\b""", """\biubenda\b""", """[cC]ookie-?[bB]anner""", """\buseConsent\b""", """\bConsentProvider\b""", """\bconsentGiven\b""", """\bhasConsent\b""", """opt_in_capturing\(""");

    private static readonly Idiom Denied = Phrases.Idiom("privacy.consent/denied", [Language.JavaScript, Language.Markup, Language.Php], """\bgtag\(\s*['"]consent['"]\s*,\s*['"]default['"][^)]{0,300}denied""", """<script[^>\n]{0,120}type="text/plain"[^>\n]{0,120}data-(cookie)?consent""", """\bopt_out_capturing_by_default""", """\b(if|&&|\?)\s*\(?\s*!?hasConsent\b""", """(if|&&|\?)\s*\(?\s*!?consentGiven\b""", """(if|&&|\?)\s*\(?\s*!?cookieConsent\b""");

    public override CheckInfo Info { get; } = new("privacy.consent", Category.Governance, Priority.High, "Nothing optional is set before consent, and consent can be withdrawn")
    {
        Why = "A tracker that runs before anybody agreed hands people's visits to others against the law, and there is no way to take that back.",
        Remedy = "Deny everything optional by default, load trackers only after a choice that is as easy to refuse as to accept, and keep a link to change it.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["GDPR Art. 6, 7", "ePrivacy Directive Art. 5(3)"],
        AppliesWhen = Condition.Any(Fact.WebTarget, Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Tracker, Tool, Denied];

    public override AttestationForm Attestation { get; } =
        new("Nothing optional is set or loaded before people agree, refusing is as easy as agreeing, and the choice can be changed.", ["consent tool", "what is optional", "where the choice is changed", "last look"], 180);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var home = target.Home.Final;
        if (target.WhyUnknown(home) is { } unknown)
        {
            return [unknown];
        }

        var cookies = target.Home.Hops.SelectMany(answer => answer.Headers.All("set-cookie")).Select(SetCookie.Parse).OfType<SetCookie>().Where(cookie => Optional().IsMatch(cookie.Name)).Select(cookie => cookie.Name).Distinct(StringComparer.Ordinal).ToList();
        var hosts = Loaded().Matches(home.Text).Where(match => !Held().IsMatch(match.Value)).Select(match => match.Groups["host"].Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var tool = KnownTool().Match(home.Text) is { Success: true } found ? found.Value : null;
        var denied = DeniedByDefault().IsMatch(home.Text);
        var seen = home.Seen($"cookies: {Listed(cookies)}; trackers: {Listed(hosts)}; consent: {tool ?? "none"}", "set-cookie");
        return [cookies.Count == 0 && hosts.Count == 0 ? Verdict.Pass(target.Name, tool is null ? "Nothing optional is set or loaded; tags that scripts add later are not visible." : "Nothing optional is set or loaded before the choice.", seen)
            : tool is null && !denied ? Verdict.Fail(target.Name, $"{Listed([.. cookies, .. hosts])} come before anybody agreed, and nothing asks.", seen)
            : cookies.Count == 0 && denied ? Verdict.Pass(target.Name, "Trackers are loaded with consent denied by default.", seen)
            : Verdict.Partial(target.Name, $"A consent tool is there, but {Listed([.. cookies, .. hosts])} come before the choice.", seen)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Tracker) is not { } tracker)
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "no tracker is loaded")];
        }

        var (tool, denied) = (repository.FirstOf(null, Tool), repository.FirstOf(null, Denied));
        var evidence = new[] { (tracker, "a tracker"), (tool, "consent"), (denied, "denied by default") }.Where(one => one.Item1 is not null).Select(one => Evidence.Strong(one.Item2, one.Item1!.Location));
        return [(tool, denied) switch
        {
            ({ }, { }) => Verdict.Pass(Verdict.WholeSystem, "Trackers wait for a choice, and are denied until then.", evidence),
            (null, null) => Verdict.Fail(Verdict.WholeSystem, $"{tracker.Path} loads a tracker, and nothing asks for consent.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "Consent is asked for, but nothing shows that trackers wait for it.", evidence),
        }];
    }

    private static string Listed(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Order(StringComparer.Ordinal));

    [GeneratedRegex("""^(_ga(_.*)?|_gid|_gat.*|_fbp|_fbc|_gcl_.*|_hj.*|ajs_.*|mp_.*|_clck|_clsk|hubspotutk|__hstc|intercom-.*|_pin_.*|_ttp|li_.*|IDE)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Optional();

    [GeneratedRegex("<(script|iframe|img)\\b[^>]{0,400}\\bsrc\\s*=\\s*[\"'](https?:)?//[^\"'/]*?(?<host>" + Trackers + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loaded();

    // <script type="text/plain" data-cookieconsent="statistics" src="…"> runs when somebody agreed
    [GeneratedRegex("type\\s*=\\s*[\"']text/plain", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Held();

    [GeneratedRegex(Tools, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KnownTool();

    [GeneratedRegex("""gtag\(\s*['"]consent['"]\s*,\s*['"]default['"][^)]{0,300}denied""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeniedByDefault();
}
