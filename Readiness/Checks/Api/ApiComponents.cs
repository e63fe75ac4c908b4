namespace Gapless.Readiness.Checks.Api;

/// <summary>The components whose routes others call.</summary>
internal static class ApiComponents
{
    /// <summary>Pages have routes too: they count only where nothing else is an API.</summary>
    public static IReadOnlyList<ComponentFacts> Of(RepositoryFacts repository)
    {
        var all = repository.Components.Where(component => component.Kind == ComponentKind.Http && component.Facts.Has(Fact.Api)).ToList();
        return all.Where(component => !component.Facts.Has(Fact.Frontend)).ToList() is { Count: > 0 } apart ? apart : all;
    }
}
