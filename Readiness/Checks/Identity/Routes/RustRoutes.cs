using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>
/// Routes of actix-web, axum and Rocket: a middleware around a scope or router, or an extractor among the parameters of the handler.
/// </summary>
internal static partial class RustRoutes
{
    private const int LongSignature = 190;

    private static readonly Idiom Line = Rust("rust-line", ["App::new", "Router::new", "scope(", ".wrap(", "layer(", ".to(", "get(", "post(", "put(", "patch(", "delete("], RouteLine());
    private static readonly Idiom Attribute = Rust("rust-attribute", ["#[get", "#[post", "#[put", "#[patch", "#[delete", "::get(", "::post(", "::put(", "::patch(", "::delete("], RouteAttribute());
    private static readonly Idiom Signature = Rust("rust-handler", ["fn "], HandlerSignature());
    private static readonly Idiom Extractor = Rust("rust-extractor", ["FromRequest"], OwnExtractor());

    public static ImmutableArray<Idiom> Idioms => [Line, Attribute, Signature, Extractor];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        if (component.Stack != Fact.Rust)
        {
            return RouteCount.None;
        }

        // Handlers and extractors often live in other crates of the workspace.
        var extractors = repository.HitsOf(Extractor).Select(hit => hit.Value).ToHashSet(StringComparer.Ordinal);
        var signatures = repository.HitsOf(Signature);
        var handlers = signatures.ToLookup(hit => Word().Match(hit.Value).Value, hit => (hit.Path, Guard: Of(hit, extractors)), StringComparer.Ordinal);
        var tables = repository.HitsOf(Line).Where(IsOwn).GroupBy(hit => hit.Path, StringComparer.Ordinal).SelectMany(file => Table(file, handlers));
        var files = signatures.ToLookup(hit => hit.Path, StringComparer.Ordinal);
        var attributes = repository.HitsOf(Attribute).Where(IsOwn).Select(hit => (hit, files[hit.Path].FirstOrDefault(one => one.Line >= hit.Line && one.Line <= hit.Line + 12) is { } next ? Of(next, extractors) : Guard.Unclear));
        return RouteCount.Of(tables.Concat(attributes).Where(one => !PublicRoute.IsPublic(one.Item1)));

        bool IsOwn(IdiomHit hit) => repository.ComponentOf(hit.Path) is { } owner && (owner == component || owner.Kind == ComponentKind.Library);
    }

    private static IEnumerable<(IdiomHit Route, Guard Guard)> Table(IEnumerable<IdiomHit> lines, ILookup<string, (string Path, Guard Guard)> handlers)
    {
        var nesting = new Nesting();
        var routes = new List<(IdiomHit Route, Guard Guard, Nesting.Block? Block)>();
        var isTable = false;
        foreach (var line in lines)
        {
            var indent = line.Value.Length;
            var asks = Around().IsMatch(line.Excerpt) ? Named(line.Excerpt) : Guard.None;
            if (Opens().IsMatch(line.Excerpt))
            {
                isTable = true;
                nesting.Open(indent, asks);
            }
            else
            {
                nesting.Add(indent, asks);
            }

            routes.AddRange(Handler().Matches(line.Excerpt).Select(match => (line, Asked(handlers[match.Groups["name"].Value].ToList(), match.Groups["module"].Value, CrateOf(line.Path)), nesting.At(indent + 1))));
        }

        return isTable ? routes.Select(one => (one.Route, one.Block?.Guard is { } around && around > one.Guard ? around : one.Guard)) : [];
    }

    /// <summary>Of functions with one name, those of the module that the route names; whose is meant stays open otherwise, and the weakest counts.</summary>
    private static Guard Asked(List<(string Path, Guard Guard)> found, string module, string crate)
    {
        var named = module.Length == 0 ? [] : found.FindAll(one => one.Path.EndsWith($"/{module}.rs", StringComparison.Ordinal) || one.Path.EndsWith($"/{module}/mod.rs", StringComparison.Ordinal));
        named = named.FindAll(one => CrateOf(one.Path).Equals(crate, StringComparison.Ordinal)) is { Count: > 0 } own ? own : named;
        return named.Count > 0 ? named.Min(one => one.Guard) : found.Count > 0 ? found.Min(one => one.Guard) : Guard.Unclear;
    }

    private static string CrateOf(string path) => path.IndexOf("/src/", StringComparison.Ordinal) is var end and >= 0 ? path[..end] : "";

    private static Guard Of(IdiomHit signature, HashSet<string> extractors) =>
        Optional().IsMatch(signature.Value) ? Guard.Unclear
        : Asks().IsMatch(signature.Value) ? Guard.Refuses
        : Type().Matches(signature.Value).Any(type => extractors.Contains(type.Value)) || Session().IsMatch(signature.Value) || signature.Value.Length >= LongSignature ? Guard.Unclear
        : Guard.None;

    private static Guard Named(string text) => Requires().IsMatch(text) ? Guard.Refuses : Identity().IsMatch(text) || text.EndsWith('(') ? Guard.Unclear : Guard.None;

    private static Idiom Rust(string name, ImmutableArray<string> anchors, Regex pattern) =>
        new("auth.default-deny/" + name, anchors) { Pattern = pattern, Languages = [Language.Rust], LimitPerFile = 500 };

    // web::scope("/admin")     .wrap(from_fn(reject_anonymous_users))     .route("/orders", get(list).post(create))     web::get().to(list)
    [GeneratedRegex("""^(?<value>[ \t]*)[^\n]*?(App::new\(|Router::new\(|\bscope\(|\.wrap\(|layer\(|\.to\(|(?<![.\w]|\]\()(get|post|put|patch|delete)\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteLine();

    [GeneratedRegex("""#\[(\w+::)*(get|post|put|patch|delete)\(\s*"[^"\n]*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteAttribute();

    [GeneratedRegex("""\bfn\s+(?<value>\w+\s*(<[^>\n]*>)?\s*\([^{};]{0,180})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandlerSignature();

    [GeneratedRegex("""\bFromRequest(Parts)?(<[^\n{]*>)?\s+for\s+(?<value>\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnExtractor();

    [GeneratedRegex("""^\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("""App::new\(|Router::new\(|\bscope\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opens();

    [GeneratedRegex("""\.wrap\(|layer\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Around();

    [GeneratedRegex("""(\.to\(|(?<![.\w]|\]\()(get|post|put|patch|delete)\(|\)\.(get|post|put|patch|delete)\()\s*((?<module>\w+)::)*(?<name>[a-z]\w*)\s*\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Handler();

    [GeneratedRegex("""[A-Z]\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Type();

    // user: Option<AuthenticatedUser>: anybody may call it
    [GeneratedRegex("""Option<\s*(\w+::)*\w*(Auth|Claims|Identity|User|Admin|Principal)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Optional();

    [GeneratedRegex("""[:(<]\s*&?(\w+::)*(?!Option)\w*(Auth(?!or\b|ors\b)\w*|Claims|Identity|UserView|CurrentUser|LoggedIn\w*|AccessToken|AdminToken|ApiKey|Principal|UserId)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asks();

    [GeneratedRegex("""Session|HeaderMap|HttpRequest|\bRequest\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Session();

    [GeneratedRegex("""reject_anonymous|require_\w*(auth|user|login|session)|HttpAuthentication|login_required|RequireAuth|authenticat|ValidateRequestHeader""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requires();

    [GeneratedRegex("""auth|identity|session|token|jwt|permission|guard""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identity();
}
