using System.Net;
using System.Text.RegularExpressions;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class ContentSecurityPolicyLimitsScripts : Check
{
    private const string Header = "content-security-policy";
    private const string ReportOnly = "content-security-policy-report-only";

    private static readonly Idiom Policy = new(
        "headers.csp/policy",
        ["Content-Security-Policy", "contentSecurityPolicy", "CSP_DEFAULT_SRC", "CONTENT_SECURITY_POLICY", "content_security_policy", "AddContentSecurityPolicy", "UseCsp(", "SecureHeaders"])
    {
        Pattern = PolicyPattern(),
    };

    // helmet() sends a default policy.
    private static readonly Idiom Helmet = new("headers.csp/helmet", ["helmet("]) { Languages = [Language.JavaScript], CodeOnly = true };

    private static readonly Idiom SwitchedOff = new("headers.csp/off", ["contentSecurityPolicy"]) { Pattern = OffPattern(), Languages = [Language.JavaScript, Language.Java] };

    private static readonly Idiom OtherHeaders = new("headers.csp/other-headers", ["X-Frame-Options", "X-Content-Type-Options"]);

    public override CheckInfo Info { get; } = new("headers.csp", Category.Security, Priority.Medium, "A Content-Security-Policy limits scripts and framing")
    {
        Why = "Where an injection slips through, the policy decides whether the browser runs it; without one it always does.",
        Remedy = "Send a policy with a nonce for scripts, object-src 'none', base-uri 'none' and frame-ancestors; begin with Report-Only.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        References = ["Content Security Policy Level 3", "OWASP ASVS 5.0 3.4.3", "OWASP ASVS 5.0 3.4.6", "OWASP ASVS 5.0 3.4.7"],
        AppliesWhen = Condition.Any(Fact.WebTarget, Fact.Frontend),
    };

    public override ImmutableArray<Idiom> Idioms => [Policy, Helmet, SwitchedOff, OtherHeaders];

    public override ImmutableArray<ProbeRequest> Requests => LoginPages.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var home = target.Home.Final;
        if (target.WhyUnknown(home) is { } unknown)
        {
            return [unknown];
        }

        var pages = new[] { home }.Concat(LoginPages.Of(target).Select(answer => answer.Final)).Where(page => page.IsHtml).DistinctBy(page => page.Url).ToList();
        return pages.Count == 0
            ? [Verdict.NotApplicable(target.Name, "no page is HTML")]
            : [pages.Select(page => Judge(target, page)).MaxBy(verdict => verdict.Outcome)!];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var off = repository.FirstOf(null, SwitchedOff);
        if (repository.HitsOf(Policy).FirstOrDefault(hit => off is null || hit.Line != off.Line || !hit.Path.Equals(off.Path, StringComparison.Ordinal)) is { } policy)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "A policy is configured; only the running system shows what it allows.", Evidence.Hint(policy.Excerpt, policy.Location))];
        }

        if (off is null && repository.FirstOf(null, Helmet) is { } helmet)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "helmet sends a default policy.", Evidence.Hint(helmet.Excerpt, helmet.Location))];
        }

        return (off ?? repository.FirstOf(null, OtherHeaders)) is { } other
            ? [Verdict.Fail(Verdict.WholeSystem, off is null ? "Other security headers are set, but no policy." : "The policy is switched off.", Evidence.Strong(other.Excerpt, other.Location))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository sends a policy; the edge may.")];
    }

    private static Verdict Judge(TargetFacts target, Answer page)
    {
        var policies = ContentSecurityPolicy.ParseAll(page.Headers.All(Header));
        var seen = page.Seen(policies.IsEmpty ? "no enforced policy" : "the enforced policy", Header, ReportOnly);
        if (!policies.IsEmpty)
        {
            var gap = GapOf(policies) ?? ReusedNonce(target, page, policies);
            return gap is null
                ? Verdict.Pass(target.Name, $"{page.Asked} enforces a policy that limits scripts, plug-ins, base and framing.", seen)
                : Verdict.Partial(target.Name, $"{page.Asked} enforces a policy with a gap: {gap}.", seen);
        }

        return page.Headers.Has(ReportOnly) ? Verdict.Partial(target.Name, $"{page.Asked} has a policy that only reports.", seen)
            : MetaPolicy().Match(page.Text) is { Success: true } meta ? Verdict.Partial(target.Name, $"{page.Asked} has a policy in a meta element only, which cannot limit framing: {Short(meta)}.", seen)
            : Verdict.Fail(target.Name, $"{page.Asked} has no policy.", seen);
    }

    // Browsers enforce all policies, so one that holds is enough for each rule.
    private static string? GapOf(ImmutableArray<ContentSecurityPolicy> policies) =>
        policies.All(policy => policy.ScriptGap() is not null) ? $"scripts are not limited ({policies[0].ScriptGap()})"
        : !policies.Any(policy => policy.ForbidsObjects) ? "object-src is not 'none'"
        : !policies.Any(policy => policy.LimitsBase) ? "base-uri is not limited"
        : !policies.Any(policy => policy.LimitsFraming) ? "frame-ancestors is missing"
        : null;

    private static string? ReusedNonce(TargetFacts target, Answer page, ImmutableArray<ContentSecurityPolicy> policies)
    {
        if (page.Url != target.Home.Final.Url || policies.Select(policy => policy.Nonce).FirstOrDefault(nonce => nonce is not null) is not { } first)
        {
            return null;
        }

        var again = ContentSecurityPolicy.ParseAll(target.HomeAgain.Final.Headers.All(Header)).Select(policy => policy.Nonce);
        return again.Contains(first, StringComparer.Ordinal) ? "two answers carry the same nonce" : null;
    }

    private static string Short(Match meta) => WebUtility.HtmlDecode(meta.Groups["policy"].Value) is { Length: > 100 } text ? text[..100] + "…" : WebUtility.HtmlDecode(meta.Groups["policy"].Value);

    // <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
    [GeneratedRegex("""<meta\s[^>]{0,200}?http-equiv\s*=\s*["']?Content-Security-Policy["']?\s[^>]{0,200}?content\s*=\s*(?<quote>["'])(?<policy>.{1,4000}?)\k<quote>""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetaPolicy();

    [GeneratedRegex("""Content-Security-Policy(?!-Report-Only)|contentSecurityPolicy\s*[:(]|\.ContentSecurityPolicy\s*=(?!=)|CSP_DEFAULT_SRC\s*=|CONTENT_SECURITY_POLICY\s*=|content_security_policy\s*(do|=)|AddContentSecurityPolicy\s*\(|UseCsp\s*\(|SecureHeaders::""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PolicyPattern();

    [GeneratedRegex(@"contentSecurityPolicy\s*:\s*false|contentSecurityPolicy\(\)\.disable|contentSecurityPolicy\s*\.\s*disable", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OffPattern();
}
