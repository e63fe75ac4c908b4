namespace Gapless.Readiness.Scoring;

/// <summary>
/// Which facts hold for a run. What was not looked at can neither make a check apply nor rule it out: a repository scan takes a target for
/// granted where the code listens, and a probe takes for granted what only the repository could tell.
/// </summary>
internal static class Applicability
{
    private static readonly ImmutableArray<string> OnlyARepositoryTells =
    [
        Fact.Service, Fact.Http, Fact.Frontend, Fact.Api, Fact.Users, Fact.PersonalData, Fact.CookieAuthentication, Fact.Database, Fact.Relational,
        Fact.Cache, Fact.Queue, Fact.Upload, Fact.MultiService, Fact.Docker, Fact.Compose, Fact.Kubernetes, Fact.InfrastructureCode,
        Fact.PlatformService, Fact.Aspire, Fact.ContinuousIntegration, Fact.Manifest,
    ];

    public static FactSet FactsOf(Observations observed) => FactsOf(observed.Repository?.Facts, observed.Target?.Facts);

    /// <summary>A set is null where that side was not looked at.</summary>
    public static FactSet FactsOf(FactSet? repository, FactSet? target) => (repository, target) switch
    {
        ({ }, null) => repository.With(TargetFactsImpliedBy(repository)),
        (null, { }) => target.With(Assumed("the repository was not read", OnlyARepositoryTells)),
        ({ }, { }) => repository.With(target),
        _ => FactSet.Empty,
    };

    private static FactSet TargetFactsImpliedBy(FactSet repository)
    {
        if (!repository.Has(Fact.Http))
        {
            return FactSet.Empty;
        }

        List<string> implied = [Fact.Target, Fact.Internet, Fact.ProductionTarget];
        if (repository.Has(Fact.Frontend))
        {
            implied.Add(Fact.WebTarget);
        }

        if (repository.Has(Fact.Api))
        {
            implied.Add(Fact.ApiTarget);
        }

        return Assumed("a service that listens has a target", implied);
    }

    private static FactSet Assumed(string why, IEnumerable<string> facts) =>
        new(facts.Select(fact => KeyValuePair.Create(fact, Evidence.Hint(why))));
}
