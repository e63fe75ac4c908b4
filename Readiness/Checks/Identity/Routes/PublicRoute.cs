using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Routes that are meant for strangers, as their names say.</summary>
internal static partial class PublicRoute
{
    public static bool IsPublic(IdiomHit route) => ByName().IsMatch(route.Excerpt) || ByName().IsMatch(route.Value) || ByFile().IsMatch(route.Path);

    public static bool IsPublicName(string path) => ByName().IsMatch(path);

    [GeneratedRegex("""(health|alive|ready|/live\b|livez|ping|metrics|login|log-?in|sign-?in|sign-?up|regist(er|ration)|logout|forgot|reset|password|callback|oauth|webhook|public|docs|openapi|swagger|favicon|robots|sitemap|status|version|manifest|terms|privacy|/about|contact|/404|["'`]/?not-?found|confirm|verif(y|ication)|refresh-?token|["'`]/?refresh|activat|invitation|two-?factor|\botp\b|magic-?link|create-admin|/setup\b|AllowAnonymous|@Public|["'`]/?["'`])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByName();

    // docs.route.js, HealthController.java, webhooks/stripe.ts
    [GeneratedRegex("""(^|[/._-])(health|docs|swagger|login|webhooks?|public)(Controller|[._-][^/]*|/[^/]*)?\.\w+$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByFile();
}
