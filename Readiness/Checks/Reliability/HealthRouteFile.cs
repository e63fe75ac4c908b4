using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

/// <summary>Where the framework makes routes of files, a file is the endpoint.</summary>
internal static partial class HealthRouteFile
{
    public static FileFact? Of(RepositoryFacts repository, ComponentFacts component) =>
        repository.FilesOf(component).FirstOrDefault(file => file.Class == PathClasses.Production && RouteFile().IsMatch(file.Path));

    // app/api/health/route.ts, pages/api/health.ts, routes/api+/health.ts, src/routes/health/+server.ts
    [GeneratedRegex(@"(^|/)(app|pages|routes|server/api|server/routes)/([\w.()\[\]+-]+/)*(health(z|-?check)?|heartbeat|livez|readyz|ready|live|alive)(/(route|index|\+server)|\.get)?\.(ts|js|tsx|mjs)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteFile();
}
