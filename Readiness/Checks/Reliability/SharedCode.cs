namespace Gapless.Readiness.Checks.Reliability;

/// <summary>A component's own code, and the libraries it may share with others: service defaults, common packages.</summary>
internal static class SharedCode
{
    /// <summary>The first hit in the component, else in code that belongs to no other service.</summary>
    public static IdiomHit? FirstOf(RepositoryFacts repository, ComponentFacts component, Idiom idiom) =>
        repository.FirstOf(component, idiom) ?? repository.SharedHitsOf(idiom).FirstOrDefault();
}
