using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Routes and protections that stand beside each other: attributes, decorators and the arguments of Express.</summary>
internal static partial class NamedRoutes
{
    private static readonly Idiom Route = new("auth.default-deny/route", ["Map", "Http", ".get(", ".post(", ".put(", ".patch(", ".delete(", "@Get", "@Post", "@Put", "@Delete", "@Patch", "@app.", "@router.", "Mapping"])
    {
        Pattern = Routes(),
        Languages = [Language.CSharp, Language.JavaScript, Language.Python, Language.Java],
        LimitPerFile = 300,
    };

    private static readonly Idiom Protected = new("auth.default-deny/protected", ["auth", "verifyToken", "verifyJwt", "UseGuards", "Depends(", "Security(", "login_required", "jwt_required", "permission_required", "Secured", "RolesAllowed", "protect", "requireUser", "requireRole", "RequirePermission", "current_user", "CurrentUser", "MapGroup(", "@Require", "@Auth(", "Controller):", "View):"])
    {
        Pattern = Protections(),
        Languages = [Language.CSharp, Language.JavaScript, Language.Python, Language.Java],
        LimitPerFile = 300,
    };

    public static ImmutableArray<Idiom> Idioms => [Route, Protected, .. IncludedRouters.Idioms, .. BaseClasses.Idioms];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        // A monolith of modules keeps its routes in libraries.
        var parts = repository.PartsOf(component);
        var guards = parts.SelectMany(part => repository.HitsOf(Protected, part)).ToLookup(hit => hit.Path, StringComparer.Ordinal);
        HashSet<string> inherited = component.Stack is Fact.Python ? [.. IncludedRouters.Protected(repository), .. BaseClasses.Protected(repository)] : [];
        return RouteCount.Of(parts.SelectMany(part => repository.HitsOf(Route, part)).GroupBy(route => route.Path, StringComparer.Ordinal).SelectMany(file =>
        {
            var routes = file.ToList();
            var reach = new GuardReach(routes, guards[file.Key]);
            return routes.Where(route => !PublicRoute.IsPublic(route))
                .Select(route => (route, MayAsk().IsMatch(route.Excerpt) ? Guard.Unclear : inherited.Contains(route.Path) || reach.Covers(route) ? Guard.Refuses : Guard.None));
        }));
    }

    // router.route('/users').post(auth('manageUsers'), create) may stand on several lines, each with its verb
    [GeneratedRegex("""(\.Map(Get|Post|Put|Patch|Delete)\((?!\s*(pattern|route|path|template)\b)|\[Http(Get|Post|Put|Patch|Delete)|\b(app|router|server|fastify|api|\w+Router)\.(get|post|put|patch|delete)\(\s*['"`]/[^'"`\n]{0,80}['"`]?|^[ \t]*\.(get|post|put|patch|delete)\(\s*(auth|require|validate|\w*[cC]ontroller\.|async\b|\(?req\b)|@(Get|Post|Put|Patch|Delete)\(|@(app|router|api|\w+_router|bp|\w+_bp|blueprint)\.(get|post|put|patch|delete|route)\(|@(Get|Post|Put|Patch|Delete|Request)Mapping)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Routes();

    // What stands above a class has the class as its value.
    [GeneratedRegex("""((\[Authorize|@UseGuards\(|@PreAuthorize|@Secured|@RolesAllowed)(?=((?!\bfun\b|=>|\breturn\b|;)[\s\S]){0,400}?\b(?<value>class\s+\w))|MapGroup\([^;]{0,300}?\.RequireAuthorization\(|\[Authorize|\.Require(Authorization|Permission|Role|Scope)s?\(|\b(requireAuth|authenticate\w*|isAuthenticated|ensureAuthenticated|verify(Jwt|Token)\w*|protect|requireUser|requireRole|authorize|authMiddleware|checkAuth)\b|@UseGuards\(|(Depends|Security)\(\s*\w*(auth|user|token|verify|permission|key)\w*|@login_required|@jwt_required|@permission_required|@PreAuthorize|@Secured|@RolesAllowed|@Requires?[A-Z]\w*\(|@Auth\(|\bauth\.(required|jwt|(?!\w*(loose|optional))jwt\w+|ensure\w*|authenticate\w*|verify\w*|check\w*|isAuth\w*)\b|\bcurrent_user\s*:\s*\w|:\s*Current\w*User\b|class\s+\w+\([^)\n]*Base(User|Admin|Auth\w*|Protected|Secure\w*)(Controller|View)\)|\bauth\(\s*(['"][\w:.-]+['"]\s*)?\))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Protections();

    // router.get('/articles', auth.optional, list): it looks who calls, and lets strangers in on purpose
    [GeneratedRegex("""\b(auth|jwt|authenticate)\w*\.?optional|\boptional\w*Auth""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MayAsk();
}
