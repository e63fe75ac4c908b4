using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

/// <summary>Asks protected endpoints without credentials and with bad ones.</summary>
internal static partial class StrangerProbe
{
    private const int Most = 15;

    /// <summary>What the owner lists, and what the API description protects: GET only, public names left out.</summary>
    public static ImmutableArray<string> PathsOf(TargetFacts target) =>
    [
        .. target.Declared.ProtectedPaths
            .Concat((ApiDescription.Of(target)?.Operations ?? [])
                .Where(operation => operation is { Method: "GET", IsProtected: true, NeedsSecretQuery: false } && !PublicName().IsMatch(operation.Path))
                .Select(operation => operation.Filled))
            .Distinct(StringComparer.Ordinal).Take(Most),
    ];

    public static ProbeRequest Anonymous(string path) => ProbeRequest.Get(path);

    public static ProbeRequest WithBadToken(string path) => ProbeRequest.Get(path).With("authorization", "Bearer gapless-invalid");

    public static Verdict Judge(TargetFacts target, string path)
    {
        var answers = new[] { target.Answer(Anonymous(path)), target.Answer(WithBadToken(path)) };
        var subject = target.Name + path;
        if (answers.Select(answer => target.WhyUnknown(answer, allowsRefusal: true)).FirstOrDefault(unknown => unknown is not null) is { } unknown)
        {
            return unknown with { Subject = subject };
        }

        var judged = answers.Select(answer => (Answer: answer, Result: Judge(target, answer))).OrderByDescending(one => one.Result.Outcome).ToList();
        var evidence = answers.Select(answer => answer.Seen(answer.Request.Headers.ContainsKey("authorization") ? "with a bad token" : "without credentials", "www-authenticate", "location", "content-type"));
        var (outcome, what) = judged[0].Result;
        return new(subject, outcome, $"{judged[0].Answer.Asked}{(judged[0].Answer.Request.Headers.IsEmpty ? "" : " with a bad token")} {what}.", [.. evidence]);
    }

    private static (Outcome Outcome, string What) Judge(TargetFacts target, Answer answer) => answer.Status switch
    {
        401 when answer.Headers.Has("www-authenticate") => (Outcome.Pass, "is refused with 401"),
        401 => (Outcome.Partial, "is refused with 401, but without WWW-Authenticate"),
        403 => (Outcome.Pass, "is refused with 403"),
        404 => (Outcome.Partial, "is hidden (404)"),
        >= 300 and < 400 when answer.Location is { } location && LoginPages.IsLogin(location) => (Outcome.Pass, "leads to the sign-in page"),
        >= 300 and < 400 => (Outcome.Partial, $"is redirected to {answer.Headers["location"]}"),
        >= 500 => (Outcome.Partial, $"is answered with {answer.Status}"),
        >= 400 => (Outcome.Partial, $"is answered with {answer.Status}: the input is looked at before the caller"),
        _ when target.IsSoftMissing(answer) || IsSignIn(answer) => (Outcome.Partial, "gets the page for everything: whether the endpoint refuses does not show"),
        _ when IsEmpty(answer) => (Outcome.Partial, $"is answered with {answer.Status} and an empty or error envelope"),
        _ => (Outcome.Fail, $"is answered with {answer.Status} and {answer.Bytes} bytes"),
    };

    private static bool IsSignIn(Answer answer) => answer.IsHtml && SignIn().IsMatch(answer.Text);

    private static bool IsEmpty(Answer answer) =>
        answer.Text.Trim() is "" or "{}" or "[]" or "null" || (answer.IsJson && answer.Bytes < 2000 && ErrorEnvelope().IsMatch(answer.Text));

    [GeneratedRegex("(^|[/._-])(healthz?|livez?|readyz?|alive|login|log-in|signin|sign-in|signup|sign-up|register|forgot|reset|docs|openapi|swagger|webhooks?|callback|oauth2?|token|well-known|status|ping|metrics|version)([/._-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PublicName();

    [GeneratedRegex("type=[\"']?password|<title>[^<]{0,200}(log ?in|sign ?in)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SignIn();

    [GeneratedRegex("\"(success|ok)\"\\s*:\\s*false|\"(error|errors)\"\\s*:\\s*[\\[{\"]|unauthorized|unauthenticated|\"(data|items|results)\"\\s*:\\s*(\\[\\s*\\]|null)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ErrorEnvelope();
}
