namespace Gapless.Readiness.Checks.Reliability;

/// <summary>A component's own code, and the libraries it may share with others: service defaults, common packages.</summary>
internal static class SharedCode
{
    /// <summary>The first hit in the component, else in the libraries it is built with, else in code that belongs to no one service.</summary>
    public static IdiomHit? FirstOf(RepositoryFacts repository, ComponentFacts component, Idiom idiom) =>
        repository.HitsFor(component, idiom).FirstOrDefault();

    /// <summary>The first hit in the component or in the libraries that its manifest reaches, idiom by idiom.</summary>
    public static IdiomHit? InParts(RepositoryFacts repository, ComponentFacts component, params ReadOnlySpan<Idiom> idioms)
    {
        foreach (var idiom in idioms)
        {
            if (repository.PartsOf(component).SelectMany(part => repository.HitsOf(idiom, part)).FirstOrDefault() is { } hit)
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>The first of any of the idioms, in the order given.</summary>
    public static IdiomHit? FirstOf(RepositoryFacts repository, ComponentFacts component, params ReadOnlySpan<Idiom> idioms)
    {
        foreach (var idiom in idioms)
        {
            if (FirstOf(repository, component, idiom) is { } hit)
            {
                return hit;
            }
        }

        return null;
    }
}
