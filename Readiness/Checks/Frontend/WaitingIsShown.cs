using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

public sealed partial class WaitingIsShown : Check
{
    private const int Nearly = 90;
    private const int Some = 40;
    private const int Most = 400;

    private static readonly Idiom Fetches = new("ux.loading/fetches", ["useQuery(", "useSWR", "useFetch", "useAsyncData", "useInfiniteQuery", "fetch(", "axios.", "this.http.", "HttpClient", "useEffect(", "OnInitializedAsync", "resource(", "useLazyQuery", "useMutation"])
    {
        Pattern = Fetch(),
        Languages = [Language.JavaScript, Language.Markup],
        Accept = match => IsView(match.Path) && !RunsOnServer().IsMatch(match.Path),
        LimitPerFile = 1,
    };

    private static readonly Idiom Pending = new("ux.loading/pending", ["loading", "pending", "isFetching", "fallback=", "Suspense", "Skeleton", "Spinner", "Progress", "aria-busy", "{#await", "@loading", "@placeholder", "== null", "is null", "isSubmitting", "isValidating", "isSaving", "useTransition", "isMutating"])
    {
        Pattern = PendingState(),
        Languages = [Language.JavaScript, Language.Markup],
        Accept = match => IsView(match.Path),
        LimitPerFile = 1,
    };

    private static readonly Idiom Failed = new("ux.loading/failed", ["isError", "is_error", "onError", "toast", ".catch(", "catch (", "catch {", "catch(", "Error(", "error &&", "error ?", "error)", "{error", ".error", "error,", "{:catch", "ErrorMessage"])
    {
        Pattern = FailedState(),
        Languages = [Language.JavaScript, Language.Markup],
        Accept = match => IsView(match.Path),
        LimitPerFile = 1,
    };

    public override CheckInfo Info { get; } = new("ux.loading", Category.Frontend, Priority.Low, "Pages that wait for data show progress and handle empty and failed states")
    {
        Why = "A page that shows nothing while it waits, or for ever after a failure, looks broken and is reloaded until it is.",
        Remedy = "Show a skeleton while data is on its way, say so when it could not be had, and offer to try again.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["Nielsen's heuristic 1: visibility of system status"],
        AppliesWhen = Condition.Any(Fact.SinglePage),
    };

    public override ImmutableArray<Idiom> Idioms => [Fetches, Pending, Failed];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.Components
        .Where(component => component.Facts.Has(Fact.SinglePage) && component.Kind is ComponentKind.Http or ComponentKind.StaticSite).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var views = repository.HitsOf(Fetches, component).DistinctBy(hit => hit.Path, StringComparer.Ordinal).Take(Most).ToList();
        if (views.Count == 0)
        {
            return Verdict.NotApplicable(component.Name, "no component of it waits for data");
        }

        // A loading file of a route covers what lies below it.
        var covered = repository.FilesOf(component).Where(file => RouteFile().IsMatch(file.Path)).Select(file => file.Folder + "/").ToList();
        bool Waits(IdiomHit view) => repository.HitsIn(view.Path, Pending).Any() || covered.Exists(folder => view.Path.StartsWith(folder, StringComparison.Ordinal));
        var bare = views.Where(view => !Waits(view) || !repository.HitsIn(view.Path, Failed).Any()).ToList();
        var share = (views.Count - bare.Count) * 100 / views.Count;
        var evidence = bare.Take(5).Select(view => Evidence.Strong(Waits(view) ? "says nothing when it fails" : "shows nothing while it waits", view.Location)).DefaultIfEmpty(Evidence.Strong("waits and fails visibly", views[0].Location));
        var summary = $"{views.Count - bare.Count} of {views.Count} components that wait for data show it and what failed.";
        return share switch
        {
            >= Nearly => Verdict.Pass(component.Name, summary, evidence),
            >= Some => Verdict.Partial(component.Name, summary, evidence),
            _ => Verdict.Fail(component.Name, summary, evidence),
        };
    }

    private static bool IsView(string path) => View().IsMatch(path);

    [GeneratedRegex("""\.(tsx|jsx|vue|svelte|razor|component\.ts|component\.html)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex View();

    // Pages that the server renders have no pending state of their own.
    [GeneratedRegex("""((^|/)(page|layout|route|\+page\.server|\+layout\.server)\.[jt]sx?$|\.server\.[jt]sx?$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunsOnServer();

    [GeneratedRegex("""(\buse(Infinite|Lazy)?Query\((?!\s*\))|\.use(Infinite|Suspense)?Query\(|\buseSWR\w*\(|\buseFetch\(|\buseAsyncData\(|(?<![.\w])fetch\([ ]*["'`]|\baxios\.(get|post|put|delete|patch|request)\(|\bthis\.http(Client)?\.(get|post|put|delete)|\bOnInitializedAsync\(|\bawait[ ](Http|client)\.Get\w*Async)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fetch();

    [GeneratedRegex("""(\b(is|set)?_?[lL]oading\w*|\bis(Pending|Fetching|Submitting|Saving|Validating|Mutating)\b|\bpending\b|fallback=|<Suspense|Skeleton|Spinner|Progress|aria-busy|\{#await|@loading|@placeholder|\b(==|is)[ ]null|useTransition)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PendingState();

    [GeneratedRegex("""(\bis_?Error\b|\berror\b|\bset\w*Error\(|\bcatch[ ]?[({]|\.catch\(|\btoast\b|\bonError\b|\{:catch|\bErrorMessage\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FailedState();

    [GeneratedRegex("""(^|/)loading\.[jt]sx?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteFile();
}
