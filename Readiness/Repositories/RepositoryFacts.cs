namespace Gapless.Readiness.Repositories;

/// <summary>Everything the reader learned from one repository snapshot. Every list is in ordinal order of its paths.</summary>
public sealed record RepositoryFacts
{
    public required string Name { get; init; }

    /// <summary>The commit, or null when the folder is not a git checkout.</summary>
    public string? Revision { get; init; }

    public ImmutableArray<FileFact> Files { get; init; } = [];

    /// <summary>Bytes of the files that were read.</summary>
    public long Bytes { get; init; }

    public ImmutableArray<ComponentFacts> Components { get; init; } = [];

    public FactSet Facts { get; init; } = FactSet.Empty;

    public ImmutableArray<PackageManifest> Manifests { get; init; } = [];

    public ImmutableArray<Dockerfile> Dockerfiles { get; init; } = [];

    public ImmutableArray<ComposeFile> ComposeFiles { get; init; } = [];

    public ImmutableArray<KubernetesResource> KubernetesResources { get; init; } = [];

    public ImmutableArray<Pipeline> Pipelines { get; init; } = [];

    public ImmutableArray<EnvironmentFile> EnvironmentFiles { get; init; } = [];

    /// <summary>Every YAML, JSON, TOML and XML file that was parsed because its name or content has a meaning here.</summary>
    public ImmutableArray<DataFile> DataFiles { get; init; } = [];

    public ImmutableArray<IgnoreFile> GitIgnores { get; init; } = [];

    public ImmutableArray<IgnoreFile> DockerIgnores { get; init; } = [];

    public ImmutableArray<ReadProblem> Problems { get; init; } = [];

    /// <summary>Hits by idiom name.</summary>
    public ImmutableDictionary<string, ImmutableArray<IdiomHit>> Hits { get; init; } = ImmutableDictionary<string, ImmutableArray<IdiomHit>>.Empty;

    /// <summary>Where the idiom was found, ordered by path and line; in one component only when one is given.</summary>
    public ImmutableArray<IdiomHit> HitsOf(Idiom idiom, ComponentFacts? within = null)
    {
        var hits = Hits.GetValueOrDefault(idiom.Name, []);
        return within is null ? hits : [.. hits.Where(hit => ComponentOf(hit.Path) == within)];
    }

    /// <summary>The first hit of any of the idioms, in the order given, or null.</summary>
    public IdiomHit? FirstOf(ComponentFacts? within, params ReadOnlySpan<Idiom> idioms)
    {
        foreach (var idiom in idioms)
        {
            if (HitsOf(idiom, within) is [var hit, ..])
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>The component with the deepest folder that holds the path, or null.</summary>
    public ComponentFacts? ComponentOf(string path)
    {
        // Asked for each hit of each idiom and component: nothing may be allocated here.
        ComponentFacts? deepest = null;
        foreach (var component in Components)
        {
            if ((deepest is null || component.Path.Length > deepest.Path.Length) && IsInside(path, component.Path))
            {
                deepest = component;
            }
        }

        return deepest;
    }

    /// <summary>The file at this exact path (compared without case), or null.</summary>
    public FileFact? File(string path) => Files.FirstOrDefault(file => file.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    private static bool IsInside(string path, string folder) =>
        folder.Length == 0 || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
}
