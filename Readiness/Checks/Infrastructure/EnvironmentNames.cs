using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>Which environment a free name or a path speaks of.</summary>
internal static partial class EnvironmentNames
{
    public const string Production = "production";
    public const string PreProduction = "pre-production";
    public const string Development = "development";

    /// <summary>One of the three; null when the name says none. Of a path the last segment that says one counts.</summary>
    public static string? Of(string name) => name.Split('/').Reverse().Select(OfSegment).FirstOrDefault(found => found is not null);

    public static bool IsProduction(string name) => Of(name) is Production;

    /// <summary>It names an environment, but not production.</summary>
    public static bool IsOther(string name) => Of(name) is PreProduction or Development;

    // pre-prod holds prod, so it comes first.
    private static string? OfSegment(string segment) => Staging().IsMatch(segment) ? PreProduction
        : Live().IsMatch(segment) ? Production
        : Local().IsMatch(segment) ? Development
        : null;

    [GeneratedRegex("""(^|[^a-z])(stag(e|ing)?|stg|uat|pre-?prod(uction)?|qa|test(ing)?|preview|acceptance|acc|canary)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Staging();

    [GeneratedRegex("""(^|[^a-z])(prod(uction)?|live|prd)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Live();

    [GeneratedRegex("""(^|[^a-z])(dev(elop(ment)?)?|sandbox|local|minikube|kind|ci)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Local();
}
