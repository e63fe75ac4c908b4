using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Identity.Routes;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class EndpointsAreDeniedByDefault : Check
{
    // A rule that holds for every endpoint that says nothing else.
    internal static readonly ImmutableArray<Idiom> GlobalRules =
    [
        Rule("dotnet", Language.CSharp, ["FallbackPolicy", "SetFallbackPolicy", "RequireAuthorization", "AuthorizeFilter"], DotNetGlobal()),
        Rule("nest", Language.JavaScript, ["APP_GUARD", "useGlobalGuards"], NestGlobal()),
        Rule("express", Language.JavaScript, [".use(", "addHook("], ExpressGlobal()),
        Rule("python", Language.Python, ["dependencies", "DEFAULT_PERMISSION_CLASSES", "before_request", "LoginRequiredMiddleware"], PythonGlobal()),
        Rule("spring", Language.Java, ["anyRequest", "anyExchange", "requestMatchers", "antMatchers", "pathMatchers"], SpringGlobal()),
        Rule("rails", Language.Ruby, ["before_action"], RailsGlobal()),
        Rule("go", Language.Go, [".Use("], GoGlobal()),
        Rule("symfony", Language.Yaml, ["ROLE_", "IS_AUTHENTICATED"], SymfonyGlobal()),
    ];

    internal static readonly Idiom GoServer = new("auth.default-deny/go-server", ["ListenAndServe", "http.Server{", ".Run(", ".Start(", ".Listen("]) { Languages = [Language.Go], CodeOnly = true, LimitPerFile = 1 };

    private static readonly Idiom Forwarding = OwnEndpoints.Forwarding("auth.default-deny");
    private static readonly Idiom OpenToAll = Rule("open", Language.Java, ["permitAll"], SpringOpen());
    private static readonly Idiom DrfOpen = Rule("drf-open", Language.Python, ["AllowAny"], DjangoOpen());

    public override CheckInfo Info { get; } = new("auth.default-deny", Category.Identity, Priority.Critical, "Authorization is enforced on every endpoint by default")
    {
        Why = "Where protection has to be remembered for each endpoint, one is forgotten, and nobody sees which.",
        Remedy = "Deny by default for the whole application, list the public endpoints explicitly, and give every other one a policy.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 8.2.1, 8.3.1", "OWASP Top 10 A01", "OWASP API1:2023, API5:2023"],
        AppliesWhen = Condition.All(Fact.Api, Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [.. GlobalRules, OpenToAll, DrfOpen, Forwarding, .. NamedRoutes.Idioms, .. NextRoutes.Idioms, .. PhoenixRoutes.Idioms, .. DjangoRoutes.Idioms, .. RustRoutes.Idioms, .. GoRoutes.Idioms, .. FlaskResources.Idioms, .. RailsControllers.Idioms, .. LaravelRoutes.Idioms, GoServer];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var components = repository.Components.Where(component => component.Kind == ComponentKind.Http).ToList();
        return components.Select(component => Judge(repository, component));
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        if (SharedCode.InParts(repository, component, OpenToAll, DrfOpen) is { } open)
        {
            return Verdict.Fail(component.Name, "A broad rule opens endpoints to everybody.", Evidence.Strong("open to all", open.Location));
        }

        if (RuleOf(repository, component, GlobalRules, GoServer) is { } rule)
        {
            return Verdict.Pass(component.Name, $"{rule.Path} denies what nothing else allows.", Evidence.Strong("rule for every endpoint", rule.Location));
        }

        var routes = NamedRoutes.Of(repository, component)
            .And(NextRoutes.Of(repository, component))
            .And(PhoenixRoutes.Of(repository, component))
            .And(DjangoRoutes.Of(repository, component))
            .And(RustRoutes.Of(repository, component))
            .And(GoRoutes.Of(repository, component))
            .And(FlaskResources.Of(repository, component))
            .And(RailsControllers.Of(repository, component))
            .And(LaravelRoutes.Of(repository, component));
        if (routes.All == 0 && OwnEndpoints.WhyNone(repository, component, Forwarding) is { } none)
        {
            return Verdict.NotApplicable(component.Name, none);
        }

        if (repository.Components.Count(one => one.Kind == ComponentKind.Http) > 1 && !component.Facts.Has(Fact.Users) && !component.Facts.Has(Fact.Database) && routes.All > 0 && routes.Guarded == 0)
        {
            return Verdict.NotApplicable(component.Name, "it keeps no users and no data");
        }

        var verdict = routes.Judge(component);
        return NextRoutes.MiddlewareOf(repository, component) is { } middleware && verdict.Outcome != Outcome.Pass
            ? Verdict.Partial(component.Name, "A middleware guards what its matcher lists; not every handler asks again.", Evidence.Strong("middleware only", middleware.Location))
            : verdict;
    }

    /// <summary>The first rule that holds for all; in Go one that stands where the server is started, for any other router is a part of it.</summary>
    internal static IdiomHit? RuleOf(RepositoryFacts repository, ComponentFacts component, ImmutableArray<Idiom> rules, Idiom server) => rules
        .SelectMany(rule => repository.PartsOf(component).SelectMany(part => repository.HitsOf(rule, part)))
        .FirstOrDefault(hit => hit.Language is not Language.Go || repository.HitsIn(hit.Path, server).Any());

    private static Idiom Rule(string name, string language, ImmutableArray<string> anchors, Regex pattern) =>
        new("auth.default-deny/" + name, anchors) { Pattern = pattern, Languages = [language] };

    [GeneratedRegex("""(FallbackPolicy\s*=(?!\s*null)|SetFallbackPolicy\(|Map(Controllers|Razor\w+|Hubs?)\(\)\s*\.RequireAuthorization\(|MapGroup\(\s*"(/|/api\w*(/v\d)?)?/?"\s*\)[^;]{0,200}\.RequireAuthorization\(|Filters\.Add\(\s*new\s+AuthorizeFilter)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetGlobal();

    [GeneratedRegex("""(provide\s*:\s*APP_GUARD\s*,\s*use\w+\s*:\s*(\w*|[^{};]{0,120}=>\s*new\s+\w*)(Auth|Jwt|Roles?|Permission|Clerk|Session)\w*|useGlobalGuards\(\s*(new\s+)?\w*(Auth|Jwt|guard)\w*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NestGlobal();

    // app.use('/api', requireAuth)   app.use(authMiddleware)   app.addHook('onRequest', authenticate)
    [GeneratedRegex("""(\b(app|server|api|apiRouter)\.use\(\s*(['"`]/(api)?(/v\d+)?['"`]\s*,\s*)?(requireAuth|authenticate\w*|isAuthenticated|ensure(Authenticated|LoggedIn)|verify(Jwt|Token|Auth)\w*|auth(Middleware|Guard|enticateToken|orize)?|requireUser|jwtAuth|checkJwt|expressjwt|passport\.authenticate)\b|addHook\(\s*['"`](onRequest|preHandler)['"`]\s*,\s*\w*\.?(auth|verify|require)\w*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExpressGlobal();

    [GeneratedRegex("""(FastAPI\([^)]{0,300}dependencies\s*=\s*\[[^\]]{0,200}(Depends|Security)\(\s*\w*(auth|user|token|verify|key)\w*|DEFAULT_PERMISSION_CLASSES['"]?\s*:\s*[\[(][^\])]{0,200}(IsAuthenticated|IsAdmin|Permission(?!s?\.))(?!OrReadOnly|\w*OrAnonReadOnly)|before_request\s+(async\s+)?def\s+\w*(require|check|ensure|verify)\w*(auth|login|token|user)|before_request\b[^@]{0,500}?\bif\s+(not\s[^\n]{0,60}|[^\n]{0,60}\bis\s+None)(?<=(auth|login|logged|user|token|session)[^\n]{0,40})[^@]{0,200}?(\b401\b|redirect|login|Unauthorized)|LoginRequiredMiddleware)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonGlobal();

    // .requestMatchers("/api/**", "/opds/**").authenticated()     authorize(anyRequest, authenticated)
    [GeneratedRegex("""any(Request|Exchange)\(\)\s*\.\s*(authenticated|denyAll|access|has\w+)\(|(request|ant|path)Matchers\(\s*("[^"\n]*"\s*,\s*){0,6}"/(api/|rest/)?\*\*"\s*,?\s*("[^"\n]*"\s*,?\s*){0,6}\)\s*\.\s*(authenticated|has\w+)\(|authorize\(\s*anyRequest\s*,\s*(authenticated|denyAll|has\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpringGlobal();

    [GeneratedRegex("""(class\s+ApplicationController|module\s+Authenticat\w*)[\s\S]{0,600}before_action\s+:(authenticate(_\w+!)?|require_(log\w*|auth\w*|user|account|session)|authorize\w*)(?![\w!])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RailsGlobal();

    // - { path: ^/, roles: ROLE_USER }
    [GeneratedRegex("""\{\s*path:\s*['"]?\^/(\{_locale\}/?)?['"]?\s*,\s*roles?:\s*\[?\s*['"]?(ROLE_\w+|IS_AUTHENTICATED_(FULLY|REMEMBERED)|IS_AUTHENTICATED\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SymfonyGlobal();

    [GeneratedRegex("""\b(r|router|e|app|engine|mux|server|api)\.Use\(\s*(\w+\.)?\w*(Auth|Jwt|JWT|Session|Protected)\w*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoGlobal();

    [GeneratedRegex("""(any(Request|Exchange)\(\)\s*\.\s*permitAll\(|(requestMatchers|antMatchers|pathMatchers)\(\s*"/\*\*"\s*\)\s*\.\s*permitAll\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpringOpen();

    [GeneratedRegex("""DEFAULT_PERMISSION_CLASSES['"]?\s*:\s*[\[(][^\])]{0,100}AllowAny""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DjangoOpen();
}
