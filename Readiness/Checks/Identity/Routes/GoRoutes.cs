using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Routes of gin, echo, fiber, chi and net/http: what a group or a router asks holds for the routes that are added to it.</summary>
internal static partial class GoRoutes
{
    private static readonly Idiom Line = new("auth.default-deny/go-line", [".Group(", ".Route(", ".Use(", ".With(", ".GET(", ".POST(", ".PUT(", ".PATCH(", ".DELETE(", ".Get(\"", ".Post(\"", ".Put(\"", ".Patch(\"", ".Delete(\"", ".HandleFunc(\"", ".Handle(\"", ".NewRouter(", ".NewServeMux(", "gin.Default(", "gin.New(", "echo.New(", "fiber.New("])
    {
        Pattern = RouteLine(),
        Languages = [Language.Go],
        LimitPerFile = 300,
    };

    public static ImmutableArray<Idiom> Idioms => [Line];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component) => component.Stack != Fact.Go ? RouteCount.None
        : RouteCount.Of(repository.HitsOf(Line, component).GroupBy(hit => hit.Path, StringComparer.Ordinal).SelectMany(file => Table(file)).Where(one => !PublicRoute.IsPublic(one.Route)));

    private static IEnumerable<(IdiomHit Route, Guard Guard)> Table(IEnumerable<IdiomHit> lines)
    {
        var routers = new Routers();
        foreach (var line in lines)
        {
            var indent = line.Value.Length - line.Value.TrimStart('\t', ' ').Length;
            var text = line.Value.Trim();
            routers.Leave(indent);
            if (Made().Match(text) is { Success: true } made)
            {
                routers.Set(made.Groups["name"].Value, made.Groups["from"] is { Success: true, Value: var from } ? Stronger(routers.Of(from), Named(made.Groups["rest"].Value)) : Guard.None);
            }
            else if (Inside().Match(text) is { Success: true } inside)
            {
                routers.Enter(indent, inside.Groups["name"].Value, Stronger(routers.Of(inside.Groups["from"].Value), Named(inside.Groups["rest"].Value)));
            }
            else if (Used().Match(text) is { Success: true } used)
            {
                routers.Set(used.Groups["name"].Value, Stronger(routers.Of(used.Groups["name"].Value), Named(used.Groups["rest"].Value)));
            }
            else if (Route().Match(text) is { Success: true } route)
            {
                yield return (line, Stronger(Stronger(routers.Of(route.Groups["name"].Value), Named(route.Groups["with"].Value)), Before(route.Groups["rest"].Value)));
            }
        }
    }

    private static Guard Stronger(Guard one, Guard other) => one > other ? one : other;

    /// <summary>The last argument is the handler, whose name may speak of anything; what is wrapped around it or stands before it is asked first.</summary>
    private static Guard Before(string arguments) => arguments.LastIndexOf(',') is var comma and > 0 && Named(arguments[..comma]) is var before and not Guard.None ? before
        : Wrapped().IsMatch(arguments) ? Guard.Refuses : Guard.None;

    private static Guard Named(string text) => OfCode(Literal().Replace(text, ""));

    private static Guard OfCode(string text) => Optional().IsMatch(text) ? Guard.Unclear : Requires().IsMatch(text) ? Guard.Refuses : text.TrimEnd().EndsWith('(') ? Guard.Unclear : Guard.None;

    // g.Group("/auth/oidc"): the path says what it is about, not who may call
    [GeneratedRegex("\"[^\"\\n]*\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Literal();

    // The middleware of a list may stand on the next line.
    [GeneratedRegex("""^(?<value>[ \t]*[^\n/"]{0,80}(\.(Group|Route|Use|With|GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|HandleFunc|Handle|NewRouter|NewServeMux)\(|\b(gin\.Default|gin\.New|echo\.New|fiber\.New)\()([^\n]{0,200}(?<=\()\r?\n[^\n]{0,160}|[^\n]{0,200}))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteLine();

    // api := router.Group("/api", requireAuth)   r := chi.NewRouter()
    [GeneratedRegex("""^(?<name>\w+)\s*:?=\s*((?<from>\w+)\.(Group|With)\((?!\s*func)(?<rest>[^\n]*)|(\w+\.)?(NewRouter|NewServeMux|Default|New)\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();

    // r.Route("/admin", func(r chi.Router) {   r.With(requireAuth).Group(func(r chi.Router) {
    [GeneratedRegex("""^(?<from>\w+)(?<rest>\.With\([^\n]*\))?\.(Group|Route)\([^\n]*func\((?<name>\w+)\s""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inside();

    [GeneratedRegex("""^(?<name>\w+)\.Use\((?<rest>[\s\S]*)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Used();

    [GeneratedRegex("""^(?<name>\w+)(?<with>\.With\([^\n]*\))?\.(GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|HandleFunc|Handle)\(\s*"[^"\n]*"\s*,(?<rest>[^\n]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Route();

    [GeneratedRegex("""\w*(Auth(?!or)|JWT|Jwt|LoginRequired|Protected|Require(User|Admin|Login|Session|Role|Perm)|IsAdmin|AdminOnly)\w*|\b(auth|authenticate\w*|require(Auth|User|Login|Admin)\w*|jwt\w*|protected)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requires();

    [GeneratedRegex("""\b\w*([aA]uth(enticat\w*|oriz\w*|Middleware|Required)?|[rR]equire\w+|[pP]rotected?|[lL]oginRequired)\(\s*\w""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wrapped();

    [GeneratedRegex("""[oO]ptional|[tT]ry[A-Z]\w*Auth|Maybe""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Optional();
}
