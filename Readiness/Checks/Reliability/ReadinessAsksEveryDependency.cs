namespace Gapless.Readiness.Checks.Reliability;

public sealed class ReadinessAsksEveryDependency : Check
{
    private static readonly DependencyQuestions Questions = new("health.dependencies");

    // Whatever counts as a health endpoint could ask.
    private static readonly Idiom Mapped = HealthEndpointAnswers.Mapped with { Name = "health.dependencies/mapped" };

    private static readonly string[] OnRedis = ["bull", "bullmq", "@nestjs/bull", "@nestjs/bullmq", "bee-queue", "sidekiq", "resque", "rq", "arq", "laravel/horizon", "github.com/hibiken/asynq"];

    public override CheckInfo Info { get; } = new("health.dependencies", Category.Reliability, Priority.High, "Readiness checks every hard dependency")
    {
        Why = "An instance that says ready while its database is away takes traffic and answers it with errors.",
        Remedy = "Add one check with a two-second timeout to readiness for each dependency without which nothing works; report soft ones as degraded.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["Azure Well-Architected RE:10", "AWS Well-Architected REL11"],
        AppliesWhen = Condition.All(Fact.Http, Fact.Database).Or(Condition.All(Fact.Http, Fact.Cache)).Or(Condition.All(Fact.Http, Fact.Queue)),
    };

    public override ImmutableArray<Idiom> Idioms => [.. Questions.Idioms, Mapped];

    public override ImmutableArray<ProbeRequest> Requests => HealthCandidates.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var reports = HealthCandidates.Found(target).Select(answer => (Answer: answer, Names: HealthReport.Dependencies(answer))).ToList();
        if (reports.Count == 0)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No health endpoint was found.")];
        }

        var best = reports.MaxBy(report => report.Names.Length);
        var seen = best.Answer.Seen(best.Names.IsEmpty ? "no dependency is named" : "names " + string.Join(", ", best.Names), "content-type");
        if (best.Names.IsEmpty)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, $"{best.Answer.Asked} names no dependency.", seen)];
        }

        // Which dependencies there are is known where the repository's facts were added to the target's.
        var missing = Required(target.Facts).Where(kind => !best.Names.Any(name => kind.Equals(HealthReport.KindOf(name), StringComparison.Ordinal))).ToList();
        return missing.Count == 0
            ? [Verdict.Pass(target.Name, $"{best.Answer.Asked} checks {string.Join(", ", best.Names)}.", seen)]
            : [Verdict.Partial(target.Name, $"{best.Answer.Asked} does not check the {string.Join(" and the ", missing)}.", seen)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var required = Required(repository.Facts).ToList();
        if (required.Count == 0)
        {
            return [];
        }

        if (repository.Manifests.FirstOrDefault(manifest => Actuator.Of(manifest) is not null) is { } spring)
        {
            // It asks nothing on behalf of a service beside it that is no Java program.
            var other = repository.Components.FirstOrDefault(component => component.Kind == ComponentKind.Http && component.Stack != Fact.Java && Questions.In(repository, component) is null);
            return other is not null
                ? [Verdict.Partial(Verdict.WholeSystem, $"The actuator checks the dependencies of Java services, but nothing shows for {other.Name}.", Evidence.Certain(Actuator.Of(spring)!.Name, new Location(spring.Path, Actuator.Of(spring)!.Line)))]
                : [Verdict.Pass(Verdict.WholeSystem, "The actuator checks every dependency it finds.", Evidence.Certain(Actuator.Of(spring)!.Name, new Location(spring.Path, Actuator.Of(spring)!.Line)))];
        }

        var checks = required.Select(kind => (Kind: kind, Hit: Asked(repository, kind))).ToList();
        if (checks.Find(one => one.Kind == Fact.Cache).Hit is { } asked && repository.Manifests.Any(manifest => OnRedis.Any(name => manifest.Find(name) is not null)))
        {
            // The queue lies in the same Redis.
            checks = checks.ConvertAll(one => one.Kind == Fact.Queue ? (one.Kind, Hit: one.Hit ?? asked) : one);
        }

        var missing = checks.Where(one => one.Hit is null).Select(one => one.Kind).ToList();
        var evidence = checks.Where(one => one.Hit is not null).Select(one => Evidence.Strong($"{one.Kind}: {one.Hit!.Excerpt}", one.Hit.Location)).ToList();
        return missing.Count == 0 ? [Verdict.Pass(Verdict.WholeSystem, $"Health checks ask the {string.Join(" and the ", required)}.", evidence)]
            : missing.Count < required.Count ? [Verdict.Partial(Verdict.WholeSystem, $"No health check asks the {string.Join(" or the ", missing)}.", evidence)]
            : [Verdict.Fail(Verdict.WholeSystem, $"No health check asks the {string.Join(" or the ", missing)}: the answer is constant.", Evidence.Strong("no such check in production source"))];
    }

    // MassTransit brings a check along, which answers only where an endpoint is mapped.
    private static IdiomHit? Asked(RepositoryFacts repository, string kind) =>
        Questions.Of(repository, kind) is { } hit && (!hit.Excerpt.Contains("AddMassTransit", StringComparison.Ordinal) || repository.FirstOf(null, Mapped) is not null) ? hit : null;

    private static IEnumerable<string> Required(FactSet facts) => ((string[])[Fact.Database, Fact.Cache, Fact.Queue]).Where(facts.Has);
}
