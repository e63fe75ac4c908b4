using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class EndpointsAreDeniedByDefault : Check
{
    private const int MostlyProtected = 80;

    // A rule that holds for every endpoint that says nothing else.
    internal static readonly ImmutableArray<Idiom> GlobalRules =
    [
        Rule("dotnet", Language.CSharp, ["FallbackPolicy", "SetFallbackPolicy", "RequireAuthorization", "AuthorizeFilter"], DotNetGlobal()),
        Rule("nest", Language.JavaScript, ["APP_GUARD", "useGlobalGuards"], NestGlobal()),
        Rule("express", Language.JavaScript, [".use(", "addHook("], ExpressGlobal()),
        Rule("python", Language.Python, ["dependencies", "DEFAULT_PERMISSION_CLASSES", "before_request", "LoginRequiredMiddleware"], PythonGlobal()),
        Rule("spring", Language.Java, ["anyRequest", "anyExchange"], SpringGlobal()),
        Rule("rails", Language.Ruby, ["before_action"], RailsGlobal()),
        Rule("laravel", Language.Php, ["middleware"], LaravelGlobal()),
        Rule("go", Language.Go, [".Use("], GoGlobal()),
    ];

    // clerkMiddleware, withAuth: the matcher leaves gaps, so it is half the way.
    private static readonly Idiom NextMiddleware = Rule("next", Language.JavaScript, ["clerkMiddleware", "authMiddleware", "withAuth", "updateSession", "auth as middleware", "auth((req"], NextGlobal());
    private static readonly Idiom OpenToAll = Rule("open", Language.Java, ["permitAll"], SpringOpen());
    private static readonly Idiom DrfOpen = Rule("drf-open", Language.Python, ["AllowAny"], DjangoOpen());

    private static readonly Idiom Route = new("auth.default-deny/route", ["Map", "Http", ".get(", ".post(", ".put(", ".patch(", ".delete(", "@Get", "@Post", "@Put", "@Delete", "@Patch", "@app.", "@router.", "Mapping"])
    {
        Pattern = Routes(),
        Languages = [Language.CSharp, Language.JavaScript, Language.Python, Language.Java],
        LimitPerFile = 300,
    };

    private static readonly Idiom Protected = new("auth.default-deny/protected", ["Authorize", "RequireAuthorization", "requireAuth", "authenticate", "isAuthenticated", "verifyToken", "UseGuards", "Depends(", "Security(", "login_required", "PreAuthorize", "Secured", "protect", "auth("])
    {
        Pattern = Protections(),
        Languages = [Language.CSharp, Language.JavaScript, Language.Python, Language.Java],
        LimitPerFile = 300,
    };

    public override CheckInfo Info { get; } = new("auth.default-deny", Category.Identity, Priority.Critical, "Authorization is enforced on every endpoint by default")
    {
        Why = "Where protection has to be remembered for each endpoint, one is forgotten, and nobody sees which.",
        Remedy = "Deny by default for the whole application, list the public endpoints explicitly, and give every other one a policy.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 8.2.1, 8.3.1", "OWASP Top 10 A01", "OWASP API1:2023, API5:2023"],
        AppliesWhen = Condition.All(Fact.Api, Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms { get; } = [.. GlobalRules, NextMiddleware, OpenToAll, DrfOpen, Route, Protected];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var components = repository.Components.Where(component => component.Kind == ComponentKind.Http).ToList();
        return components.Select(component => Judge(repository, component));
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        if (repository.FirstOf(component, OpenToAll, DrfOpen) is { } open)
        {
            return Verdict.Fail(component.Name, "A broad rule opens endpoints to everybody.", Evidence.Strong("open to all", open.Location));
        }

        if (repository.FirstOf(component, GlobalRules.AsSpan()) is { } rule)
        {
            return Verdict.Pass(component.Name, $"{rule.Path} denies what nothing else allows.", Evidence.Strong("rule for every endpoint", rule.Location));
        }

        var routes = repository.HitsOf(Route, component).Where(hit => !IsPublicByName(hit.Excerpt)).ToList();
        var middleware = repository.FirstOf(component, NextMiddleware);
        if (middleware is not null)
        {
            return Verdict.Partial(component.Name, "A middleware guards what its matcher lists; the handlers do not ask again.", Evidence.Strong("middleware only", middleware.Location));
        }

        return routes.Count == 0 ? NoRoutes(component) : Count(repository, component, routes);
    }

    private static Verdict NoRoutes(ComponentFacts component) =>
        Verdict.Unknown(component.Name, UnknownReason.Never, "No routes were recognised in it, nor a rule that denies by default.", Evidence.Hint("no route found", new(component.Manifest.Path, 0)));

    /// <summary>Without a global rule: the share of routes in files or lines that name a protection.</summary>
    private static Verdict Count(RepositoryFacts repository, ComponentFacts component, List<IdiomHit> routes)
    {
        var guards = repository.HitsOf(Protected, component);
        var groups = guards.Where(hit => WholeFile().IsMatch(hit.Excerpt)).Select(hit => hit.Path).ToHashSet(StringComparer.Ordinal);
        var open = routes.Where(route => !groups.Contains(route.Path) && !repository.HitsIn(route.Path, Protected).Any(guard => Math.Abs(guard.Line - route.Line) <= 3)).ToList();
        var percent = (routes.Count - open.Count) * 100 / routes.Count;
        var evidence = open.Take(8).Select(route => Evidence.Strong("no protection named", route.Location)).DefaultIfEmpty(Evidence.Strong($"{routes.Count} routes name a protection", routes[0].Location));
        return percent switch
        {
            100 => Verdict.Pass(component.Name, $"Each of its {routes.Count} routes names a protection.", evidence),
            >= MostlyProtected => Verdict.Partial(component.Name, $"{open.Count} of {routes.Count} routes name no protection, and no rule denies by default.", evidence),
            _ => Verdict.Fail(component.Name, $"{open.Count} of {routes.Count} routes name no protection, and no rule denies by default.", evidence),
        };
    }

    private static bool IsPublicByName(string line) => PublicName().IsMatch(line);

    private static Idiom Rule(string name, string language, ImmutableArray<string> anchors, Regex pattern) =>
        new("auth.default-deny/" + name, anchors) { Pattern = pattern, Languages = [language] };

    [GeneratedRegex("""(FallbackPolicy\s*=(?!\s*null)|SetFallbackPolicy\(|Map(Controllers|Razor\w+|Hubs?)\(\)\s*\.RequireAuthorization\(|MapGroup\(\s*"(/|/api\w*(/v\d)?)?/?"\s*\)[^;]{0,200}\.RequireAuthorization\(|Filters\.Add\(\s*new\s+AuthorizeFilter)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetGlobal();

    [GeneratedRegex("""(provide\s*:\s*APP_GUARD\s*,\s*use\w+\s*:\s*\w*(Auth|Jwt|Roles?|Permission|Clerk|Session)\w*|useGlobalGuards\(\s*(new\s+)?\w*(Auth|Jwt|guard)\w*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NestGlobal();

    // app.use('/api', requireAuth)   app.use(authMiddleware)   app.addHook('onRequest', authenticate)
    [GeneratedRegex("""(\b(app|server|api|apiRouter)\.use\(\s*(['"`]/(api)?(/v\d+)?['"`]\s*,\s*)?(requireAuth|authenticate\w*|isAuthenticated|ensure(Authenticated|LoggedIn)|verify(Jwt|Token|Auth)\w*|auth(Middleware|Guard|enticateToken|orize)?|requireUser|jwtAuth|checkJwt|expressjwt|passport\.authenticate)\b|addHook\(\s*['"`](onRequest|preHandler)['"`]\s*,\s*\w*\.?(auth|verify|require)\w*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExpressGlobal();

    [GeneratedRegex("""(FastAPI\([^)]{0,300}dependencies\s*=\s*\[[^\]]{0,200}(Depends|Security)\(\s*\w*(auth|user|token|verify|key)\w*|DEFAULT_PERMISSION_CLASSES['"]?\s*:\s*[\[(][^\])]{0,200}(IsAuthenticated|IsAdmin|Permission)|@\w*app\w*\.before_request[\s\S]{0,200}(auth|login|token)|LoginRequiredMiddleware)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonGlobal();

    [GeneratedRegex("""any(Request|Exchange)\(\)\s*\.\s*(authenticated|denyAll|access|has\w+)\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpringGlobal();

    [GeneratedRegex("""(class\s+ApplicationController|module\s+Authenticat\w*)[\s\S]{0,600}before_action\s+:(authenticate(_\w+!)?|require_(log\w*|auth\w*|user|account|session)|authorize\w*)(?![\w!])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RailsGlobal();

    [GeneratedRegex("""(Route::middleware\(\s*\[?\s*['"]auth[^;]{0,200}->group\(|->middleware\(\s*\[?\s*['"]auth[^;]{0,100}->group\(|Route::group\(\s*\[[^\]]*['"]middleware['"]\s*=>\s*\[?\s*['"]auth)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LaravelGlobal();

    [GeneratedRegex("""\b(\w*(api|auth|protected|private|secured|v\d)\w*|r|router|e|app)\.Use\(\s*(\w+\.)?\w*(Auth|Jwt|JWT|Session|Protected)\w*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoGlobal();

    [GeneratedRegex("""\b(clerkMiddleware|authMiddleware|withAuth|updateSession|auth as middleware|export default auth)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NextGlobal();

    [GeneratedRegex("""(any(Request|Exchange)\(\)\s*\.\s*permitAll\(|(requestMatchers|antMatchers|pathMatchers)\(\s*"/\*\*"\s*\)\s*\.\s*permitAll\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpringOpen();

    [GeneratedRegex("""DEFAULT_PERMISSION_CLASSES['"]?\s*:\s*[\[(][^\])]{0,100}AllowAny""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DjangoOpen();

    [GeneratedRegex("""(\.Map(Get|Post|Put|Patch|Delete)\((?!\s*(pattern|route|path|template)\b)|\[Http(Get|Post|Put|Patch|Delete)|\b(app|router|server|fastify|api|\w+Router)\.(get|post|put|patch|delete)\(\s*['"`]/|@(Get|Post|Put|Patch|Delete)\(|@(app|router|api|\w+_router|bp|\w+_bp|blueprint)\.(get|post|put|patch|delete|route)\(|@(Get|Post|Put|Patch|Delete|Request)Mapping)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Routes();

    [GeneratedRegex("""(\[Authorize|\.RequireAuthorization\(|\b(requireAuth|authenticate\w*|isAuthenticated|ensureAuthenticated|verify(Jwt|Token)\w*|protect|requireUser|requireRole|authorize|authMiddleware|checkAuth)\b|@UseGuards\(|(Depends|Security)\(\s*\w*(auth|user|token|verify|permission|key)\w*|@login_required|@jwt_required|@permission_required|@PreAuthorize|@Secured|@RolesAllowed|\bauth\(\s*\))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Protections();

    // A protection that stands on a class, a group or a whole router rather than on one route.
    [GeneratedRegex("""(^\[Authorize|^@UseGuards|\.use\(|MapGroup|dependencies\s*=|^@PreAuthorize|\.RequireAuthorization\(\)\s*;?$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeFile();

    [GeneratedRegex("""(health|alive|ready|live|ping|metrics|login|log-?in|sign-?in|sign-?up|register|logout|forgot|reset|callback|oauth|webhook|public|docs|openapi|swagger|favicon|robots|status|version|AllowAnonymous|@Public)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PublicName();
}
