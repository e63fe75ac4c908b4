using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class LivenessIsNotReadiness : Check
{
    private static readonly Idiom Liveness = new("health.separation/liveness", ["live"]) { Pattern = LivenessPattern(), Languages = Language.Code, Accept = IsRoute };

    private static readonly Idiom Readiness = new("health.separation/readiness", ["ready", "readiness"]) { Pattern = ReadinessPattern(), Languages = Language.Code, Accept = IsRoute };

    // Beside a liveness path, the general one asks the dependencies: /alive and /health.
    private static readonly Idiom General = new("health.separation/general", ["/health"]) { Pattern = GeneralPattern(), Languages = Language.Code };

    private static readonly Idiom Single = new("health.separation/single", ["health"]) { Pattern = SinglePattern(), Languages = Language.Code };

    // Whatever counts as a health endpoint is at least one.
    private static readonly Idiom Mapped = HealthEndpointAnswers.Mapped with { Name = "health.separation/mapped" };

    private static readonly Idiom Guard = new("health.separation/guard", ["IsDevelopment"]) { Languages = [Language.CSharp], CodeOnly = true };

    private static readonly DependencyQuestions Questions = new("health.separation");

    public override CheckInfo Info { get; } = new("health.separation", Category.Reliability, Priority.High, "Liveness and readiness are different questions")
    {
        Why = "A liveness probe that asks the database restarts every instance when the database is slow; a missing readiness probe sends traffic to an instance that cannot serve.",
        Remedy = "Answer liveness with a constant, and readiness with the own dependencies and a shutdown flag; point the platform's two probes at them.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["Kubernetes: configure liveness, readiness and startup probes", "Azure Well-Architected RE:07"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Liveness, Readiness, General, Single, Mapped, Guard, .. Questions.Idioms];

    public override ImmutableArray<ProbeRequest> Requests => [.. HealthCandidates.Requests, ProbeRequest.Get("/actuator/health/liveness"), ProbeRequest.Get("/actuator/health/readiness")];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var found = Requests.Select(target.Answer).Concat(HealthCandidates.All(target)).Distinct().Where(answer => HealthCandidates.IsHealth(target, answer)).ToList();
        if (found.Count == 0)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Fail(target.Name, "There is no health endpoint at all.", target.Missing.Seen("no health endpoint"))];
        }

        return [Judge(target, found)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var workloads = repository.KubernetesResources.Where(ProbePair.IsOwnWorkload).Select(ProbePair.Judge).ToList();
        return workloads.Count > 0 ? workloads : repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => Judge(repository, component));
    }

    private static Verdict Judge(TargetFacts target, List<Answer> found)
    {
        var evidence = found.Select(answer => answer.Seen(Describe(answer), "content-type")).ToList();
        var live = found.FirstOrDefault(answer => HealthCandidates.IsLiveness(answer) || answer.Request.Path.EndsWith("/liveness", StringComparison.Ordinal));
        var ready = found.FirstOrDefault(answer => HealthCandidates.IsReadiness(answer) || answer.Request.Path.EndsWith("/readiness", StringComparison.Ordinal))
            ?? found.FirstOrDefault(answer => answer != live && HealthReport.Dependencies(answer).Length > 0);
        if (live is null || ready is null)
        {
            var only = live ?? ready ?? found[0];
            return HealthReport.Dependencies(only).Length > 0
                ? Verdict.Fail(target.Name, $"{only.Asked} is the only health endpoint, and it asks dependencies.", evidence)
                : Verdict.Partial(target.Name, $"{only.Asked} is used for both questions.", evidence);
        }

        if (HealthReport.Dependencies(live) is [var dependency, ..])
        {
            return Verdict.Partial(target.Name, $"Liveness ({live.Asked}) asks {dependency}: when that is slow, every instance is restarted.", evidence);
        }

        return HealthReport.Dependencies(ready).Length > 0 || !ready.Text.Equals(live.Text, StringComparison.Ordinal)
            ? Verdict.Pass(target.Name, $"{live.Asked} answers without dependencies, {ready.Asked} with its own.", evidence)
            : Verdict.Unknown(target.Name, UnknownReason.Never, $"{live.Asked} and {ready.Asked} give the same plain answer; what they ask does not show.", evidence);
    }

    private static string Describe(Answer answer) =>
        HealthReport.Dependencies(answer) is { Length: > 0 } names ? "asks " + string.Join(", ", names) : "asks nothing that shows";

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var live = SharedCode.FirstOf(repository, component, Liveness);
        var ready = SharedCode.FirstOf(repository, component, Readiness) ?? (live is null ? null : SharedCode.FirstOf(repository, component, General));
        var evidence = new[] { live, ready }.OfType<IdiomHit>().Select(hit => Evidence.Strong(hit.Excerpt, hit.Location)).ToList();
        if (live is not null && ready is not null && HealthEndpointAnswers.IsGuarded(repository, live, Guard) && HealthEndpointAnswers.IsGuarded(repository, ready, Guard))
        {
            return Verdict.Partial(component.Name, "Liveness and readiness are two endpoints, in development only.", evidence);
        }

        if (live is not null && ready is not null)
        {
            return Verdict.Pass(component.Name, "Liveness and readiness are two endpoints.", evidence);
        }

        var one = (live ?? ready ?? repository.FirstOf(component, Mapped) ?? SharedCode.FirstOf(repository, component, Single))?.Location
            ?? (HealthRouteFile.Of(repository, component) is { } route ? new Location(route.Path, 0) : null);
        return one is not null && live is null && ready is null && repository.Components.Count(other => other.Kind == ComponentKind.Http) == 1 && Questions.Of(repository, Fact.Database) is { } asked
            ? Verdict.Fail(component.Name, "The only health endpoint asks the database: where it is slow, a liveness probe restarts everything.", Evidence.Strong(one.Excerpt ?? "health route", one), Evidence.Strong("asks the database", asked.Location))
            : one is not null ? Verdict.Partial(component.Name, "One endpoint is used for both questions.", Evidence.Strong(one.Excerpt ?? "health route", one))
            : Actuator.Of(component.Manifest) is { } actuator
                ? ActuatorProbes.In(repository) is { } probes
                    ? Verdict.Pass(component.Name, "The actuator answers both questions at two endpoints.", Evidence.Certain("its probes are switched on", probes))
                    : Verdict.Partial(component.Name, "The actuator answers both questions where its probes are switched on.", Evidence.Certain(actuator.Name, new Location(component.Manifest.Path, actuator.Line)))
                : Verdict.Fail(component.Name, "There is no health endpoint at all.", Evidence.Strong("no health route in production source", new Location(component.Manifest.Path, 0)));
    }

    // A list of paths to look for, and a request that is told from others, are no endpoints.
    private static bool IsRoute(IdiomMatch match) => match.LineText.Contains("MapHealthChecks", StringComparison.Ordinal) || !Listed().IsMatch(match.LineText);

    [GeneratedRegex("""(["'`][^"'`\n]{0,80}["'`]\s*,\s*){3}["'`]|\bis (not\b|["'`])|["'`]\s*(or|\|\|)\s*["'`]|[!=]==?\s*["'`(]|\.(StartsWith|startsWith|startswith|includes|Contains|contains)\w*\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listed();

    [GeneratedRegex("""(?<!socket(\(\s*|\s+))["'`](GET\s+)?[\w/.-]{0,40}/(livez|liveness|live|alive)["'`]|["'`]liveness["'`]|LivenessState|(?i:liveness_?(check|probe|handler))\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LivenessPattern();

    [GeneratedRegex("""["'`](GET\s+)?[\w/.-]{0,40}/(readyz|readiness|ready)["'`]|["'`]readiness["'`]|ReadinessState|(?i:readiness_?(check|probe|handler))\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadinessPattern();

    [GeneratedRegex("""["'`](/api(/v\d+)?)?/_?health(z|[-_]?check)?/?["'`]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GeneralPattern();

    [GeneratedRegex("""["'`](/api(/v\d+)?)?/?_?health(z|[-_]?check)?/?["'`]|MapHealthChecks\s*\(|\bhealth:\s*['"]/\w""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SinglePattern();
}
