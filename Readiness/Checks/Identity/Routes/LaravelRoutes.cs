using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The route files of Laravel: groups by their indentation, the middleware of single routes, and what the constructors of controllers ask.</summary>
internal static partial class LaravelRoutes
{
    private static readonly Idiom Line = new("auth.default-deny/laravel-line", ["Route::", "->group(", "->middleware(", "'middleware'", "->get(", "->post(", "->resource("])
    {
        Pattern = RouteLine(),
        Languages = [Language.Php],
        Accept = match => match.Path.Contains("routes/", StringComparison.Ordinal) || match.Path.EndsWith("/routes.php", StringComparison.Ordinal),
        LimitPerFile = 2000,
    };

    // $this->middleware('auth')->except('index');
    private static readonly Idiom Constructor = new("auth.default-deny/laravel-controller", ["$this->middleware("])
    {
        Pattern = ConstructorMiddleware(),
        Languages = [Language.Php],
        Accept = match => match.Path.EndsWith("Controller.php", StringComparison.Ordinal),
    };

    // Route::middleware(['api', 'auth:sanctum'])->group(base_path('routes/admin.php'))
    private static readonly Idiom Loaded = new("auth.default-deny/laravel-file", ["Route::middleware(", "Route::prefix(", "Route::group(", "Route::namespace("]) { Pattern = LoadedFile(), Languages = [Language.Php] };

    // protected $middlewareGroups = ['api' => [ThrottleRequests::class, ApiAuthenticate::class]];
    private static readonly Idiom Kernel = new("auth.default-deny/laravel-kernel", ["'api' =>", "\"api\" =>"]) { Pattern = ApiGroup(), Languages = [Language.Php], Accept = match => match.Path.EndsWith("Kernel.php", StringComparison.Ordinal), LimitPerFile = 1 };

    public static ImmutableArray<Idiom> Idioms => [Line, Constructor, Loaded, Kernel];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        if (component.Stack is not Fact.Php)
        {
            return RouteCount.None;
        }

        var controllers = repository.HitsOf(Constructor, component).ToLookup(hit => Path.GetFileNameWithoutExtension(hit.Path), hit => GuardOf(hit.Value) is Guard.Refuses && !Some().IsMatch(hit.Value), StringComparer.Ordinal)
            .Where(group => group.Any(asks => asks)).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var files = repository.HitsOf(Loaded, component).Where(hit => GuardOf(hit.Value) is Guard.Refuses).Select(hit => File().Match(hit.Value).Value).ToHashSet(StringComparer.Ordinal);
        if (repository.HitsOf(Kernel, component).Length > 0)
        {
            files.Add("routes/api.php");
        }

        return RouteCount.Of(repository.HitsOf(Line, component).GroupBy(hit => hit.Path, StringComparer.Ordinal)
            .SelectMany(file => Table(file, controllers, files.Any(name => name.Length > 0 && file.Key.EndsWith(name, StringComparison.Ordinal))))
            .Where(one => !PublicRoute.IsPublic(one.Route)));
    }

    private static IEnumerable<(IdiomHit Route, Guard Guard)> Table(IEnumerable<IdiomHit> lines, HashSet<string> controllers, bool isAsked)
    {
        var nesting = new Nesting();
        foreach (var line in lines)
        {
            var indent = line.Value.Length - line.Value.TrimStart('\t', ' ').Length;
            var own = GuardOf(line.Value);
            var block = nesting.At(indent);
            if (Opens().IsMatch(line.Value))
            {
                nesting.Open(indent, own);
            }
            else if (Verb().IsMatch(line.Value))
            {
                var asked = isAsked || Controller().Matches(line.Value).Any(match => controllers.Contains(match.Value)) ? Guard.Refuses : own;
                yield return (line, block?.Guard is { } around && around > asked ? around : asked);
            }
        }
    }

    private static Guard GuardOf(string text)
    {
        var named = Middleware().Matches(text);
        return named.Any(match => Asks().IsMatch(match.Value)) ? Guard.Refuses : named.Any(match => Maybe().IsMatch(match.Value)) ? Guard.Unclear : Guard.None;
    }

    // Route::middleware(['auth:sanctum'])->prefix('admin')->group(function () {     Route::get('/orders', [OrderController::class, 'index'])->middleware('auth');
    [GeneratedRegex("""^(?<value>[ \t]*(Route::|\$(router|app|api)->|->)(get|post|put|patch|delete|any|match|resource|apiResource|resources|apiResources|middleware|prefix|group|controller|name|domain|namespace|scopeBindings|withoutMiddleware)\(((?!function\s*\()[^;]){0,190}(function\s*\()?)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteLine();

    [GeneratedRegex("""group\(\s*(\[[^;]*?\]\s*,\s*)?((static\s+)?function|fn\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opens();

    [GeneratedRegex("""(Route::|\$(router|app|api)->|->)(get|post|put|patch|delete|any|match|resource|apiResource)\(\s*[\['"]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Verb();

    [GeneratedRegex("""['"](auth|verified|can|role|permission|admin|password\.confirm|jwt|token|scopes?|abilities|ability)(\.\w+)?([:'",]|$)|['"][\w-]*(authenticat|jwt|is-?admin|auth)[\w:.-]*['"]|\w*Authenticate\w*::class|->can\(""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asks();

    [GeneratedRegex("""middleware['"]?\s*(\(|=>)\s*(\[[^\]]*|[^)\]]*)|->can\([^)]*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Middleware();

    // A middleware of its own may be one that asks.
    [GeneratedRegex("""['"]((?!web|api|guest|throttle|cors|bindings|locale|signed|cache)[\w-]+)|::class""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Maybe();

    [GeneratedRegex("""->(except|only)\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Some();

    [GeneratedRegex("""\w+Controller\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Controller();

    [GeneratedRegex("""\$this->middleware\([^;]{0,160}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConstructorMiddleware();

    [GeneratedRegex("""['"]api['"]\s*=>\s*\[[^\]]{0,800}?(\w*Authenticate\w*::class|['"]auth[:'"])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiGroup();

    [GeneratedRegex("""(?<=['"])[\w./-]+\.php""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex File();

    [GeneratedRegex("""Route::(middleware|prefix|namespace|group)\([^;]{0,300}?base_path\([^;]{0,60}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadedFile();
}
