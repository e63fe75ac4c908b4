using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Identity;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Observatory;

/// <summary>The header sets, and what our checks say about each.</summary>
internal static class ObservatoryMatrix
{
    private const string Policy = "Content-Security-Policy";
    private const string Foreign = "https://gapless-probe.invalid";

    private static readonly string[] Scripts =
    [
        "", "script-src 'self'", "script-src 'none'", "script-src 'nonce-abc123abc123'", "script-src 'self' 'unsafe-inline'", "script-src 'self' 'unsafe-eval'", "script-src *",
        "script-src https:", "script-src http:", "script-src data:", "script-src 'unsafe-inline' 'nonce-abc123abc123'", "script-src 'nonce-abc123abc123' 'strict-dynamic' https: 'unsafe-inline'",
        "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "script-src https://cdn.example", "script-src http://cdn.example",
    ];

    private static readonly string[] Defaults = ["default-src 'none'", "default-src 'self'", "default-src https:", "default-src *", ""];

    private static readonly string[] Rest = ["base-uri 'none'; frame-ancestors 'none'; form-action 'self'", "object-src 'none'; base-uri 'self'; frame-ancestors 'self'", "frame-ancestors 'none'", "style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'", "img-src http:; base-uri 'none'; frame-ancestors 'none'", ""];

    private static readonly string[] Ages =
    [
        "max-age=31536000; includeSubDomains", "max-age=31536000", "max-age=63072000; includeSubDomains; preload", "max-age=15768000; includeSubDomains", "max-age=15552000; includeSubDomains", "max-age=15551999",
        "max-age=86400", "max-age=0", "max-age=\"31536000\"; includeSubDomains", "includeSubDomains", "max-age=abc", "max-age=31536000; max-age=0", "MAX-AGE=31536000; INCLUDESUBDOMAINS", "", "max-age=31536000, includeSubDomains", "max-age=31536000;",
    ];

    private static readonly string[] Names = ["theme", "SESSIONID", "login", "csrftoken"];

    private static readonly string[] Flags = ["; Secure; HttpOnly; SameSite=Lax", "; Secure; HttpOnly", "; Secure; SameSite=Lax", "; Secure", "; HttpOnly; SameSite=Strict", "", "; SameSite=None", "; Secure; HttpOnly; SameSite=None", "; Secure; HttpOnly; SameSite=Maybe"];

    public static ObservatoryCase[] All { get; } =
    [
        .. Policies(),
        .. Ages.Select(age => ObservatoryCase.Of("hsts", ("Strict-Transport-Security", age))),
        new("hsts", [], null, []),
        .. ((string[])["nosniff", "NoSniff", "sniff", "nosniff, nosniff", "nosniff;", ""]).Select(value => ObservatoryCase.Of("sniffing", ("X-Content-Type-Options", value))),
        new("sniffing", [], null, []),
        .. ((string[])["DENY", "sameorigin", "SAMEORIGIN, SAMEORIGIN", "ALLOW-FROM https://a.example", "ALLOWALL", "deny "]).Select(value => ObservatoryCase.Of("framing", ("X-Frame-Options", value))),
        ObservatoryCase.Of("framing", (Policy, "frame-ancestors 'none'")),
        ObservatoryCase.Of("framing", (Policy, "frame-ancestors 'self' https://a.example"), ("X-Frame-Options", "ALLOWALL")),
        ObservatoryCase.Of("framing", (Policy, "frame-ancestors *")),
        new("framing", [], null, []),
        .. ((string[])["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin", "origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade", "bogus", "unsafe-url, no-referrer", "no-referrer, unsafe-url", "no-referrer, bogus", "NO-REFERRER"]).Select(value => ObservatoryCase.Of("referrer", ("Referrer-Policy", value))),
        new("referrer", [], null, []),
        .. Names.SelectMany(name => Flags.Select(flags => ObservatoryCase.Of("cookies", ("Set-Cookie", $"{name}=abc{flags}")))),
        ObservatoryCase.Of("cookies", ("Set-Cookie", "SESSIONID=abc; Secure; HttpOnly; SameSite=Lax"), ("Set-Cookie", "theme=dark")),
        ObservatoryCase.Of("cookies", ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"), ("Set-Cookie", "theme=dark")),
        ObservatoryCase.Of("cookies", ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"), ("Set-Cookie", "SESSIONID=abc; HttpOnly; SameSite=Lax")),
        new("cookies", [], null, []),
        .. Origins(),
        .. Redirections(),
    ];

    public static Verdict Judge(ObservatoryCase test) => test.Axis switch
    {
        "csp" => Only(new ContentSecurityPolicyLimitsScripts(), Sending(test, Policy)),
        "hsts" => Only(new HstsLastsAYear(), Everywhere(test)),
        "sniffing" => Only(new SmallSecurityHeadersAreRight(), Everywhere(test)),
        "framing" => Only(new SmallSecurityHeadersAreRight(), Sending(test, Policy)),
        "referrer" => Only(new SmallSecurityHeadersAreRight(), Sending(test, "Referrer-Policy")),
        "cookies" => new CookiesCarryTheirFlags().Live(Sending(test, "Set-Cookie")).Select(verdict => verdict.Outcome == Outcome.NotApplicable ? Verdict.Pass(verdict.Subject, verdict.Summary) : verdict).Single(),
        "cors" => Only(new CrossOriginAccessIsLimited(), Answering(test)),
        _ => Only(new PlainHttpLeadsToHttps(), Redirecting(test)),
    };

    private static Verdict Only(Check check, TargetFacts target) => check.Live(target).MinBy(verdict => verdict.Outcome switch { Outcome.Fail => 0, Outcome.Partial => 1, Outcome.Unknown => 2, _ => 3 })!;

    private static IEnumerable<ObservatoryCase> Policies()
    {
        foreach (var policy in from first in Defaults from script in Scripts from rest in Rest select string.Join("; ", ((string[])[first, script, rest]).Where(part => part.Length > 0)))
        {
            yield return policy.Length == 0 ? new("csp", [], null, []) : ObservatoryCase.Of("csp", (Policy, policy));
        }

        yield return ObservatoryCase.Of("csp", ("Content-Security-Policy-Report-Only", "default-src 'none'"));
        yield return ObservatoryCase.Of("csp", (Policy, "default-src 'none'; default-src *; base-uri 'none'; frame-ancestors 'none'"));
        yield return ObservatoryCase.Of("csp", (Policy, "nonsense"));
    }

    private static IEnumerable<ObservatoryCase> Origins() =>
    [
        new("cors", [], Foreign, []),
        new("cors", [["Access-Control-Allow-Origin", "*"]], Foreign, []),
        new("cors", [["Access-Control-Allow-Origin", Foreign], ["Access-Control-Allow-Credentials", "true"], ["Vary", "Origin"]], Foreign, []),
        new("cors", [["Access-Control-Allow-Origin", Foreign], ["Vary", "Origin"]], Foreign, []),
        new("cors", [["Access-Control-Allow-Origin", "https://app.example"], ["Access-Control-Allow-Credentials", "true"]], Foreign, []),
    ];

    private static IEnumerable<ObservatoryCase> Redirections() =>
    [
        new("redirection", [], null, []),
        new("redirection", [], null, [new("http://shop.example/", 200)]),
        new("redirection", [], null, [new("http://shop.example/", 301), new("https://shop.example/", 200)]),
        new("redirection", [], null, [new("http://shop.example/", 302), new("https://shop.example/", 200)]),
        new("redirection", [], null, [new("http://shop.example/", 301), new("http://www.shop.example/", 200)]),
        new("redirection", [], null, [new("http://shop.example/", 301), new("http://www.shop.example/", 301), new("https://www.shop.example/", 200)]),
        new("redirection", [], null, [new("http://shop.example/", 301), new("https://www.shop.example/", 200)]),
        new("redirection", [], null, [new("http://shop.example/", 301), new("https://other.example/", 200)]),
    ];

    // A nonce is another one each time.
    private static TargetFacts Sending(ObservatoryCase test, string replaced)
    {
        var target = Healthy.Targets.Healthy.WithHome(home => With(home.NotSending(replaced), test));
        return target with { HomeAgain = target.HomeAgain.Headers[Policy] is { } policy ? target.HomeAgain.Sending(Policy, policy.Replace("'nonce-abc", "'nonce-def", StringComparison.Ordinal)) : target.HomeAgain };
    }

    private static TargetFacts Everywhere(ObservatoryCase test)
    {
        var replaced = test.Axis is "hsts" ? "Strict-Transport-Security" : "X-Content-Type-Options";
        var target = Healthy.Targets.Healthy.WithHome(home => With(home.NotSending(replaced), test));
        return target with { Missing = With(target.Missing.NotSending(replaced), test), Asset = With(target.Asset!.NotSending(replaced), test) };
    }

    private static Answer With(Answer answer, ObservatoryCase test) =>
        answer with { Headers = test.Headers.Aggregate(answer.Headers, (headers, header) => headers.Plus(header[0], header[1])) };

    // Whoever asks is answered as the foreign origin of the case is.
    private static TargetFacts Answering(ObservatoryCase test)
    {
        var target = Healthy.Targets.Healthy;
        return target.Answering([.. new CrossOriginAccessIsLimited().FollowUps(target).Select(request => Reflecting(Healthy.Targets.Json(request, 200, "{}"), test))]);
    }

    private static Answer Reflecting(Answer answer, ObservatoryCase test)
    {
        var origin = answer.Request.Headers.FirstOrDefault(header => header.Key.Equals("Origin", StringComparison.OrdinalIgnoreCase)).Value ?? Foreign;
        return answer with { Headers = test.Headers.Aggregate(answer.Headers, (headers, header) => headers.Plus(header[0], header[1].Equals(Foreign, StringComparison.Ordinal) ? origin : header[1])) };
    }

    private static TargetFacts Redirecting(ObservatoryCase test)
    {
        var good = Healthy.Targets.Healthy;
        return good with { PlainHome = Chain(good.PlainHome!, test, ""), PlainMissing = Chain(good.PlainMissing!, test, good.PlainMissing!.Url.PathAndQuery.TrimStart('/')) };
    }

    private static Answer Chain(Answer first, ObservatoryCase test, string path)
    {
        if (test.Redirects.Length == 0)
        {
            return Healthy.Targets.Silent(first.Request, AnswerFailure.Refused);
        }

        Answer? next = null;
        for (var at = test.Redirects.Length - 1; at >= 0; at--)
        {
            var here = Healthy.Targets.Html(first.Request, test.Redirects[at].Status, "") with { Url = new(test.Redirects[at].Url + path), Next = next };
            next = next is null ? here : here.Sending("Location", test.Redirects[at + 1].Url + path);
        }

        return next!;
    }
}
