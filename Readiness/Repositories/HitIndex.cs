namespace Gapless.Readiness.Repositories;

/// <summary>The hits of one idiom by where they are, each part made when it is first asked for.</summary>
internal sealed class HitIndex(ImmutableArray<IdiomHit> hits, Func<string, ComponentFacts?> componentOf, Func<IdiomHit, bool> isForAll)
{
    private readonly Lazy<Dictionary<ComponentFacts, ImmutableArray<IdiomHit>>> byComponent = new(() => hits
        .Select(hit => (Hit: hit, Component: componentOf(hit.Path)))
        .Where(pair => pair.Component is not null)
        .GroupBy(pair => pair.Component!, pair => pair.Hit)
        .ToDictionary(group => group.Key, group => group.ToImmutableArray()));

    private readonly Lazy<ILookup<string, IdiomHit>> byFile = new(() => hits.ToLookup(hit => hit.Path, StringComparer.Ordinal));

    private readonly Lazy<ImmutableArray<IdiomHit>> shared = new(() => [.. hits.Where(hit => componentOf(hit.Path) is null or { Kind: ComponentKind.Library })]);

    private readonly Lazy<ImmutableArray<IdiomHit>> forAll = new(() => [.. hits.Where(isForAll)]);

    public ImmutableArray<IdiomHit> Shared => shared.Value;

    /// <summary>In code that no service can be shown to own alone.</summary>
    public ImmutableArray<IdiomHit> ForAll => forAll.Value;

    public ImmutableArray<IdiomHit> In(ComponentFacts component) => byComponent.Value.GetValueOrDefault(component, []);

    public IEnumerable<IdiomHit> In(string file) => byFile.Value[file];
}
