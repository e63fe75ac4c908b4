namespace Gapless.Readiness.Checks;

/// <summary>What several facets say together.</summary>
internal static class Facets
{
    /// <summary>The names of those that nothing shows.</summary>
    public static string Missing(this IEnumerable<Facet> facets) => string.Join(", ", facets.Where(facet => !facet.Holds).Select(facet => facet.Name));

    /// <summary>The names of those that are shown.</summary>
    public static string Present(this IEnumerable<Facet> facets) => string.Join(", ", facets.Where(facet => facet.Holds).Select(facet => facet.Name));

    /// <summary>What shows them, or, where nothing does, what was looked for.</summary>
    public static IEnumerable<Evidence> Shown(this IReadOnlyCollection<Facet> facets) =>
        facets.Select(facet => facet.Shown).OfType<Evidence>().DefaultIfEmpty(Evidence.Strong("not found: " + facets.Missing()));
}
