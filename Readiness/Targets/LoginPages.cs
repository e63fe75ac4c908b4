namespace Gapless.Readiness.Targets;

/// <summary>Where people sign in.</summary>
public static class LoginPages
{
    public static ImmutableArray<ProbeRequest> Requests { get; } =
    [
        ProbeRequest.Get("/login") with { FollowsRedirects = true },
        ProbeRequest.Get("/signin") with { FollowsRedirects = true },
        ProbeRequest.Get("/account/login") with { FollowsRedirects = true },
    ];

    /// <summary>Those that exist.</summary>
    public static IEnumerable<Answer> Of(TargetFacts target) =>
        Requests.Select(request => target.Answer(request)).Where(answer => answer.Final.IsHtml && target.Exists(answer.Final));

    /// <summary>The address is one of a sign-in page.</summary>
    public static bool IsLogin(Uri url) =>
        url.AbsolutePath.Contains("login", StringComparison.OrdinalIgnoreCase) || url.AbsolutePath.Contains("signin", StringComparison.OrdinalIgnoreCase)
        || url.AbsolutePath.Contains("sign-in", StringComparison.OrdinalIgnoreCase) || url.AbsolutePath.Contains("authorize", StringComparison.OrdinalIgnoreCase)
        || url.AbsolutePath.Contains("/auth", StringComparison.OrdinalIgnoreCase);
}
