using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The router of a Phoenix application: scopes, the pipelines they go through, and the plugs of those.</summary>
internal static partial class PhoenixRoutes
{
    private static readonly Idiom Line = new(
        "auth.default-deny/phoenix",
        ["pipeline :", "pipeline(", "plug", "scope ", "scope(", "pipe_through", "live_session", "on_mount", "get \"", "get(", "post \"", "post(", "put \"", "put(", "patch \"", "patch(", "delete \"", "delete(", "resources ", "resources(", "live \"", "live(", "forward \"", "forward("])
    {
        Pattern = RouterLine(),
        Languages = [Language.Elixir],
        Accept = match => match.Path.EndsWith("router.ex", StringComparison.OrdinalIgnoreCase),
        LimitPerFile = 1000,
    };

    public static ImmutableArray<Idiom> Idioms => [Line];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component) =>
        RouteCount.Of(repository.HitsOf(Line, component).GroupBy(hit => hit.Path, StringComparer.Ordinal).SelectMany(Read));

    private static IEnumerable<(IdiomHit Route, Guard Guard)> Read(IEnumerable<IdiomHit> router)
    {
        var lines = router.ToList();
        var pipelines = Pipelines(lines);
        var nesting = new Nesting();
        var routes = new List<(IdiomHit Route, Nesting.Block? Block)>();
        foreach (var line in lines)
        {
            var indent = line.Value.Length;
            switch (WordOf(line))
            {
                case "scope" or "live_session":
                    nesting.Open(indent, Named(line.Excerpt));
                    break;
                case "pipe_through":
                    nesting.Add(indent, Through(line.Excerpt, pipelines));
                    break;
                case "on_mount":
                    nesting.Add(indent, Named(line.Excerpt));
                    break;
                case "pipeline" or "plug":
                    break;
                default:
                    routes.Add((line, nesting.At(indent)));
                    break;
            }
        }

        return routes.Where(one => !PublicRoute.IsPublic(one.Route) && !Development().IsMatch(one.Route.Excerpt)).Select(one => (one.Route, one.Block?.Guard ?? Guard.None));
    }

    /// <summary>What each pipeline asks: its strongest plug, and where the plug only speaks of identity, the name of the pipeline.</summary>
    private static Dictionary<string, Guard> Pipelines(List<IdiomHit> lines)
    {
        var pipelines = new Dictionary<string, Guard>(StringComparer.Ordinal);
        var current = "";
        foreach (var line in lines)
        {
            if (WordOf(line) == "pipeline")
            {
                current = Atom().Match(line.Excerpt).Value;
                pipelines[current] = Guard.None;
            }
            else if (WordOf(line) == "plug" && pipelines.TryGetValue(current, out var known))
            {
                var plug = Named(line.Excerpt) is var guard && guard == Guard.Unclear && Telling().IsMatch(current) ? Guard.Refuses : guard;
                pipelines[current] = plug > known ? plug : known;
            }
        }

        return pipelines;
    }

    private static Guard Through(string line, Dictionary<string, Guard> pipelines) =>
        line.EndsWith('[') ? Guard.Unclear
        : Atom().Matches(line).Select(atom => pipelines.TryGetValue(atom.Value, out var guard) ? guard : Named(atom.Value)).DefaultIfEmpty().Max();

    private static Guard Named(string text) => Requires().IsMatch(text) ? Guard.Refuses : Identity().IsMatch(text) ? Guard.Unclear : Guard.None;

    private static string WordOf(IdiomHit line) => Word().Match(line.Excerpt).Value;

    //   pipe_through [:browser, :require_authenticated_user]     resources("/users", UserController, only: [:index])
    [GeneratedRegex("""^(?<value>[ \t]*)(pipeline|plug|scope|pipe_through|live_session|on_mount|get|post|put|patch|delete|resources|live|forward)\b[ (:]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouterLine();

    [GeneratedRegex("""^\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(""":\w+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Atom();

    [GeneratedRegex("""(require|ensure)[_.]?\w*(auth|user|log|login|admin|session|token|account)|(?<!if_user_is_|redirect_if_)authenticated\b|authorize|BasicAuth|basic_auth""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requires();

    [GeneratedRegex("""(?<!fetch_|put_|redirect_if_\w{0,20})(auth|token|guardian|verify|permission|api_?key|signature|admin)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identity();

    [GeneratedRegex("""auth|protected|private|require|admin|logged_in""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telling();

    [GeneratedRegex("""["]/dev\b|Swoosh|MailboxPreview|GraphiQL""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();
}
