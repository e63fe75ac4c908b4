using System.Globalization;

namespace Gapless.Readiness.Checks.Security;

/// <summary>The cross-origin requests, and how their answers are read (Fetch standard, CORS protocol).</summary>
internal static class CrossOriginProbe
{
    private const string Foreign = "https://gapless-probe.invalid";
    private const string AllowOrigin = "access-control-allow-origin";

    private static readonly ImmutableArray<string> Shown =
        [AllowOrigin, "access-control-allow-credentials", "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age", "vary"];

    /// <summary>One public and one protected path, else the root.</summary>
    public static ImmutableArray<string> PathsOf(TargetFacts target)
    {
        var operations = ApiDescription.Of(target)?.Operations.Where(operation => operation is { Method: "GET", NeedsSecretQuery: false }).ToList() ?? [];
        var secured = target.Declared.ProtectedPaths.FirstOrDefault() ?? operations.FirstOrDefault(operation => operation.IsProtected)?.Filled;
        var open = operations.FirstOrDefault(operation => !operation.IsProtected)?.Filled ?? "/";
        return secured is null || secured.Equals(open, StringComparison.Ordinal) ? [open] : [open, secured];
    }

    public static bool IsProtected(TargetFacts target, string path) =>
        target.Declared.ProtectedPaths.Contains(path, StringComparer.Ordinal)
        || (ApiDescription.Of(target)?.Operations.Any(operation => operation.IsProtected && operation.Filled.Equals(path, StringComparison.Ordinal)) ?? false);

    public static IEnumerable<ProbeRequest> RequestsFor(string path, TargetFacts target) => [.. ForeignRequests(path, target), .. DeclaredRequests(path, target)];

    public static ImmutableArray<Answer> ForeignAnswers(string path, TargetFacts target) => [.. ForeignRequests(path, target).Select(target.Answer)];

    public static ImmutableArray<Answer> DeclaredAnswers(string path, TargetFacts target) => [.. DeclaredRequests(path, target).Select(target.Answer)];

    public static string? Allowed(Answer answer) => answer.Headers[AllowOrigin]?.Trim();

    public static bool IsAny(Answer answer) => Allowed(answer) is "*";

    public static bool IsReflected(Answer answer) => OriginOf(answer).Equals(Allowed(answer), StringComparison.OrdinalIgnoreCase);

    public static bool AllowsCredentials(Answer answer) => "true".Equals(answer.Headers["access-control-allow-credentials"]?.Trim(), StringComparison.Ordinal);

    public static string OriginOf(Answer answer) => answer.Request.Headers["origin"];

    /// <summary>Why a declared origin cannot use the API, or null.</summary>
    public static string? WhyBroken(Answer answer)
    {
        if (!answer.IsAnswered)
        {
            return null;
        }

        return !IsReflected(answer) && !IsAny(answer) ? $"{answer.Asked} refuses the declared origin {OriginOf(answer)}"
            : answer.Request.Method.Equals("OPTIONS", StringComparison.Ordinal) && !answer.IsSuccess ? $"the preflight for {OriginOf(answer)} is answered {answer.Status}"
            : null;
    }

    /// <summary>A grant that is wider than anybody needs, or null.</summary>
    public static string? WhyWide(Answer answer)
    {
        if (!IsReflected(answer) && !IsAny(answer))
        {
            return null;
        }

        return AllowsCredentials(answer) && (answer.Headers["access-control-allow-methods"]?.Trim() is "*" || answer.Headers["access-control-allow-headers"]?.Trim() is "*")
            ? "the preflight allows every method or header"
            : long.TryParse(answer.Headers["access-control-max-age"], NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age > 86_400
                ? $"a preflight is remembered for {age} seconds"
                : null;
    }

    public static Evidence Describe(Answer answer) =>
        answer.Seen($"Origin {OriginOf(answer)}: {Allowed(answer) ?? "no access"}{(AllowsCredentials(answer) ? " with credentials" : "")}", [.. Shown]);

    private static IEnumerable<ProbeRequest> ForeignRequests(string path, TargetFacts target)
    {
        var host = target.BaseUrl.IdnHost;
        return
        [
            From(path, Foreign), From(path, "null"), From(path, $"https://{host}.gapless-probe.invalid"), From(path, $"https://gapless{host}"), Preflight(path, Foreign),
        ];
    }

    private static IEnumerable<ProbeRequest> DeclaredRequests(string path, TargetFacts target) =>
        target.Declared.AllowedOrigins.SelectMany(origin => new[] { From(path, origin), Preflight(path, origin) });

    private static ProbeRequest From(string path, string origin) => ProbeRequest.Get(path).With("origin", origin);

    private static ProbeRequest Preflight(string path, string origin) =>
        new ProbeRequest("OPTIONS", path).With("origin", origin).With("access-control-request-method", "PUT").With("access-control-request-headers", "authorization,content-type");
}
