using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Next.js makes routes of files: app/api/orders/route.ts and pages/api/orders.ts.</summary>
internal static partial class NextRoutes
{
    private static readonly Idiom Handler = new("auth.default-deny/next-handler", ["function GET", "function POST", "function PUT", "function PATCH", "function DELETE", "const GET", "const POST", "const PUT", "const PATCH", "const DELETE", "as GET", "as POST", "export default"])
    {
        Pattern = HandlerLine(),
        Languages = [Language.JavaScript],
        Accept = match => RouteFile().IsMatch(match.Path),
    };

    private static readonly Idiom Asks = new("auth.default-deny/next-asks", ["auth", "session", "user", "token", "40", "secret", "signature", "permission", "unauthorized", "forbidden"])
    {
        Pattern = AsksWho(),
        Languages = [Language.JavaScript],
        Accept = match => RouteFile().IsMatch(match.Path),
        LimitPerFile = 100,
    };

    private static readonly Idiom Middleware = new("auth.default-deny/next", ["clerkMiddleware", "authMiddleware", "withAuth", "updateSession", "auth", "session", "token"])
    {
        Pattern = InMiddleware(),
        Languages = [Language.JavaScript],
        Accept = match => MiddlewareFile().IsMatch(match.Path) || Middlewares().IsMatch(match.Text),
    };

    public static ImmutableArray<Idiom> Idioms => [Handler, Asks, Middleware];

    /// <summary>A middleware that speaks of identity; what its matcher leaves out, it does not guard.</summary>
    public static IdiomHit? MiddlewareOf(RepositoryFacts repository, ComponentFacts component) =>
        component.Manifest.Find("next") is null ? null : repository.FirstOf(component, Middleware);

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        if (component.Manifest.Find("next") is null)
        {
            return RouteCount.None;
        }

        var asking = repository.HitsOf(Asks, component).ToLookup(hit => hit.Path, StringComparer.Ordinal);
        return RouteCount.Of(repository.HitsOf(Handler, component)
            .Where(hit => !PublicRoute.IsPublicName(hit.Path) && !Dynamic().IsMatch(hit.Path))
            .GroupBy(hit => hit.Path, StringComparer.Ordinal)
            .SelectMany(file => Judge([.. file], [.. asking[file.Key]])));
    }

    /// <summary>A question stands between its handler and the next; one above the first is asked by helpers of the file, so it may hold for all.</summary>
    private static IEnumerable<(IdiomHit Route, Guard Guard)> Judge(List<IdiomHit> handlers, List<IdiomHit> asking)
    {
        for (var index = 0; index < handlers.Count; index++)
        {
            var from = handlers[index].Line;
            var to = index + 1 < handlers.Count ? handlers[index + 1].Line : int.MaxValue;
            var inside = asking.Where(hit => hit.Line >= from && hit.Line < to).ToList();
            yield return (handlers[index], inside.Exists(hit => Refuses().IsMatch(hit.Excerpt)) ? Guard.Refuses : asking.Count > 0 ? Guard.Unclear : Guard.None);
        }
    }

    [GeneratedRegex("""^export\s+(async\s+)?(function|const)\s+(GET|POST|PUT|PATCH|DELETE)\b|^export\s*\{[^}\n]*\b(GET|POST)\b|^export\s+default\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlerLine();

    [GeneratedRegex("""(^|/)app/([^/]+/)*route\.(ts|js|tsx|mjs)$|(^|/)pages/api/.+\.(ts|js|tsx|mjs)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteFile();

    [GeneratedRegex("""(auth|session|user|token|secret|signature|permission|unauthorized|forbidden|\b40[13]\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksWho();

    [GeneratedRegex("""(\b(auth|getAuth|getServerSession|getServerAuthSession|currentUser|getCurrentUser|validateRequest|with(Api)?Auth\w*|verify(Jwt|Token|Session)\w*|(require|ensure|assert|check)(User|Auth|Session|Login)\w*|unauthorized|forbidden)\s*\(|\bauth\.getUser\(|status\(?:?\s*40[13]\b|NEXTAUTH|NextAuth|toNextJsHandler)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refuses();

    // pages/api/auth/[...nextauth].ts, api/trpc/[trpc], api/[[...route]]: one handler for a table that stands elsewhere, or for signing in
    [GeneratedRegex("""/\[+\.\.\.|/\[trpc\]|/auth/|/cron/|/og/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dynamic();

    [GeneratedRegex("""(^|/)(middleware|proxy)\.(ts|js|mjs)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MiddlewareFile();

    [GeneratedRegex("""\b(clerkMiddleware|authMiddleware|withAuth|updateSession|auth as middleware|export default auth|auth\(|session|token)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InMiddleware();

    [GeneratedRegex("""clerkMiddleware|authMiddleware|auth as middleware""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Middlewares();
}
