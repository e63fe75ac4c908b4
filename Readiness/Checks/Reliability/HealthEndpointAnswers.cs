using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class HealthEndpointAnswers : Check
{
    private const int Quick = 1000;
    private const int Slow = 5000;

    internal static readonly Idiom Mapped = new(
        "health.endpoint/mapped",
        [
            "MapHealthChecks", "UseHealthChecks", "HealthCheckService", "TerminusModule", "createTerminus", "lightship", "health_check.urls", "rails/health#show",
            "health", "livez", "readyz", "grpc_health_v1", "/alive", "/ready", "'/up'", "/live", "\"/up\"", "status", "heartbeat", "path(", "/ping", "'ping'", "\"ping\"",
        ])
    {
        Pattern = MappedPattern(),
        Languages = Language.Code,
        Accept = match => !AsksAnother().IsMatch(match.LineText),
    };

    private static readonly Idiom Guard = new("health.endpoint/guard", ["IsDevelopment"]) { Languages = [Language.CSharp], CodeOnly = true };

    // A call into the shared defaults of an Aspire solution.
    private static readonly Idiom Defaults = new("health.endpoint/defaults", ["MapDefaultEndpoints"]) { Pattern = DefaultsPattern(), Languages = [Language.CSharp], CodeOnly = true };

    public override CheckInfo Info { get; } = new("health.endpoint", Category.Reliability, Priority.Critical, "A health endpoint exists and answers quickly")
    {
        Why = "Without one nobody, neither the platform nor a person, can tell a working instance from a broken one.",
        Remedy = "Map a cheap endpoint in every environment, answer 200 or 503 without credentials and without caching, and keep the details inside.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["Azure Well-Architected RE:10", "AWS Well-Architected REL11-BP01", "Kubernetes: configure liveness, readiness and startup probes"],
        AppliesWhen = Condition.All(Fact.Http),
        NeverWaivable = true,
    };

    public override ImmutableArray<Idiom> Idioms => [Mapped, Guard, Defaults];

    public override ImmutableArray<ProbeRequest> Requests => HealthCandidates.Requests;

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) =>
        (target.Declared.HealthPath is { } path ? new[] { ProbeRequest.Get(path) } : [])
            .Concat(HealthCandidates.Found(target).Select(answer => answer.Request)).SelectMany(request => new[] { request, Again(request, 1), Again(request, 2) });

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var found = HealthCandidates.Found(target).ToList();
        if (found.Count > 0)
        {
            return [found.Select(answer => Judge(target, answer)).MinBy(verdict => verdict.Outcome)!];
        }

        if (HealthCandidates.All(target).All(answer => !answer.IsAnswered))
        {
            return [target.WhyUnknown(HealthCandidates.All(target).First())!];
        }

        var broken = HealthCandidates.All(target).FirstOrDefault(answer => answer.Status >= 500);
        return target.WhyUnknown(target.Home.Final) is { } unknown && broken is null
            ? [unknown]
            : [Verdict.Fail(target.Name, broken is null ? "None of the usual paths is a health endpoint." : $"{broken.Asked} answers {broken.Status}.", (broken ?? target.Missing).Seen("no health endpoint"))];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => Judge(repository, component));

    private static Verdict Judge(TargetFacts target, Answer first)
    {
        var looks = new[] { first, target.Answer(Again(first.Request, 1)), target.Answer(Again(first.Request, 2)) }.Where(answer => answer.IsAnswered).ToList();
        var median = looks.Select(answer => answer.Milliseconds).Order().ElementAt(looks.Count / 2);
        var seen = looks.Select(answer => answer.Seen($"{answer.Status} in {answer.Milliseconds} ms", "content-type", "cache-control", "age", "x-cache"));
        if (looks.Count(answer => answer.Status >= 500) > looks.Count / 2)
        {
            return Verdict.Fail(target.Name, $"{first.Asked} says that the system is not healthy ({first.Status}).", seen);
        }

        return FlawOf(first, median) is { } flaw
            ? Verdict.Partial(target.Name, $"{first.Asked} {flaw}.", seen)
            : Verdict.Pass(target.Name, $"{first.Asked} answers {first.Status} in {median} ms.", seen);
    }

    private static string? FlawOf(Answer answer, int median) =>
        median > Slow ? $"takes {median} ms"
        : median > Quick ? $"takes {median} ms, more than a second"
        : IsCached(answer) ? "comes from a cache"
        : HealthCandidates.SaysUnhealthy(answer) ? "answers 200 while its body says that something is wrong"
        : answer.IsHtml ? "answers with a page"
        : null;

    private static bool IsCached(Answer answer) =>
        (int.TryParse(answer.Headers["age"], System.Globalization.CultureInfo.InvariantCulture, out var age) && age > 0)
        || (answer.Headers["x-cache"] ?? "").Contains("hit", StringComparison.OrdinalIgnoreCase)
        || "HIT".Equals(answer.Headers["cf-cache-status"], StringComparison.Ordinal);

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var defaults = repository.FirstOf(component, Defaults);
        var own = repository.HitsOf(Mapped, component);
        var hits = defaults is null ? own : own.AddRange(repository.SharedHitsOf(Mapped));
        if (hits.FirstOrDefault(hit => !IsGuarded(repository, hit, Guard)) is { } open)
        {
            return Verdict.Pass(component.Name, "A health endpoint is mapped.", Evidence.Strong(open.Excerpt, open.Location));
        }

        if (hits is [var guarded, ..])
        {
            return Verdict.Partial(component.Name, "The health endpoint is mapped in development only.", Evidence.Strong(guarded.Excerpt, guarded.Location));
        }

        if (own.IsEmpty && InLibrary(repository, component) is { } there)
        {
            return there;
        }

        if (HealthRouteFile.Of(repository, component) is { } route)
        {
            return Verdict.Pass(component.Name, "A file-based route is the health endpoint.", Evidence.Strong("health route", new Location(route.Path, 0)));
        }

        return Actuator.Of(component.Manifest) is { } actuator
            ? Verdict.Pass(component.Name, "The actuator serves health.", Evidence.Certain(actuator.Name, new Location(component.Manifest.Path, actuator.Line)))
            : Verdict.Fail(component.Name, "No health endpoint is mapped.", Evidence.Strong("no health route in production source", new Location(component.Manifest.Path, 0)));
    }

    /// <summary>A library that one service alone is built with maps for that one; of a shared one it is not known who asks it to.</summary>
    private static Verdict? InLibrary(RepositoryFacts repository, ComponentFacts component)
    {
        var hit = repository.PartsOf(component).Skip(1).SelectMany(part => repository.HitsOf(Mapped, part)).FirstOrDefault(one => !IsGuarded(repository, one, Guard));
        return hit is null || repository.ComponentOf(hit.Path) is not { } library ? null
            : repository.Components.Count(one => one.Kind == ComponentKind.Http && repository.PartsOf(one).Contains(library)) == 1
                ? Verdict.Pass(component.Name, "A health endpoint is mapped by the library it is built with.", Evidence.Strong(hit.Excerpt, hit.Location))
                : Verdict.Partial(component.Name, "A library that several services share maps a health endpoint; whether this one asks it to was not seen.", Evidence.Strong(hit.Excerpt, hit.Location));
    }

    // The Aspire template: if (app.Environment.IsDevelopment()) { app.MapHealthChecks("/health"); }
    internal static bool IsGuarded(RepositoryFacts repository, IdiomHit hit, Idiom development) =>
        repository.HitsIn(hit.Path, development).Any(guard => guard.Line <= hit.Line && hit.Line - guard.Line <= 12);

    private static ProbeRequest Again(ProbeRequest request, int repetition) => request with { Repetition = repetition };

    [GeneratedRegex("""MapHealthChecks\s*\(|UseHealthChecks\s*\(|\bHealthCheckService\b|\bTerminusModule\b|createTerminus\s*\(|lightship\b|health_check\.urls|rails/health#show|grpc_health_v1|\.(get|all|use|route|api_route(_with)?|Any|Get|GET|HandleFunc|Handle|MapGet|MapMethods|add_api_route|add_route)\s*\(\s*[\w\s,+."'`]{0,40}["'`](/api(/v\d+)?)?/(_?health(z|[-_]?check)?(/(live|ready))?/?|livez|readyz|live|ready|alive|up|_health|ping|status)["'`]|@(app|router|api|bp|blueprint)\.(get|route)\(\s*["'](/api(/v\d+)?)?/(health(z)?|livez|readyz|live|ready|alive|ping|status)|path\(\s*["'](health|(api/)?(v\d+/)?(livez|readyz|alive|liveness|readiness|heartbeat|up)/?["']|(api/)?(v\d+/)?(status|ping)/?["']\s*,\s*[\w.]*\b(status|ping|health\w*)\b)|#\[(\w+::)*get\(\s*"(/api(/v\d+)?)?/(_?health\w*|livez|readyz|alive|heartbeat)"|\[(HttpGet|Route)\(\s*"[~/]{0,2}(api/)?(health\w*|livez|readyz|alive|heartbeat)"|@Path\(\s*"/?(api/)?(health(z)?|livez|readyz|live|ready|ping)["/]|@(Get|GetMapping|RequestMapping|Controller)\(\s*["']/?(health(z)?|live|ready|ping)|get\s+["']/?(health(z)?|up|ping)["']|HandleFunc\(\s*"(GET )?/(health|livez|readyz)|\.(Map)?(Route|Group)\(\s*"(/api)?/(health\w*|livez|readyz)"|Route::(get|any|match)\([^\n]{0,30}["']/?(api/)?([\w-]+/)?(_?health(z|[-_]?check)?|livez|readyz|ping|status)["']|\brequest_path:\s*"/(_?health\w*|livez|readyz|alive|ping)"|\bhealth:\s*['"]/\w|\.Match\(\s*\[\]string\{[^}\n]{0,60}\}\s*,\s*"/(_?health\w*|livez|readyz|alive|ping|status)"|\bpath_info:\s*\[\s*"(_?health\w*|livez|readyz|alive|ping|status)"\s*\]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MappedPattern();

    // axios.get('/health') asks the health of somebody else
    [GeneratedRegex("""(?i:axios|request|client|http|fetch\w*)\.([gG]et|request)(Async)?\s*\(|\bfetch\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksAnother();

    [GeneratedRegex(@"\.MapDefaultEndpoints\s*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DefaultsPattern();
}
