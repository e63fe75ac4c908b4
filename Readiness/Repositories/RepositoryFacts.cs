using System.Runtime.CompilerServices;

namespace Gapless.Readiness.Repositories;

/// <summary>Everything the reader learned from one repository snapshot. Every list is in ordinal order of its paths.</summary>
public sealed record RepositoryFacts
{
    // Beside the record: a copy made with changes must not take over the index, and equality must not see it.
    private static readonly ConditionalWeakTable<RepositoryFacts, RepositoryIndex> Indexes = [];

    public required string Name { get; init; }

    /// <summary>The commit, or null when the folder is not a git checkout.</summary>
    public string? Revision { get; init; }

    /// <summary>When it is looked at: what was supported when it was written may not be any more. Null where nobody said.</summary>
    public DateTimeOffset? At { get; init; }

    public ImmutableArray<FileFact> Files { get; init; } = [];

    /// <summary>Bytes of the files that were read.</summary>
    public long Bytes { get; init; }

    public ImmutableArray<ComponentFacts> Components { get; init; } = [];

    public FactSet Facts { get; init; } = FactSet.Empty;

    public ImmutableArray<PackageManifest> Manifests { get; init; } = [];

    public ImmutableArray<Dockerfile> Dockerfiles { get; init; } = [];

    public ImmutableArray<ComposeFile> ComposeFiles { get; init; } = [];

    public ImmutableArray<KubernetesResource> KubernetesResources { get; init; } = [];

    /// <summary>What infrastructure code declares, whatever it is written in. Terraform's other blocks are in <see cref="DataFiles"/>, in the shape of its JSON syntax.</summary>
    public ImmutableArray<CloudResource> Resources { get; init; } = [];

    public ImmutableArray<Pipeline> Pipelines { get; init; } = [];

    public ImmutableArray<EnvironmentFile> EnvironmentFiles { get; init; } = [];

    /// <summary>Every YAML, JSON, TOML and XML file that was parsed because its name or content has a meaning here.</summary>
    public ImmutableArray<DataFile> DataFiles { get; init; } = [];

    public ImmutableArray<IgnoreFile> GitIgnores { get; init; } = [];

    public ImmutableArray<IgnoreFile> DockerIgnores { get; init; } = [];

    public ImmutableArray<ReadProblem> Problems { get; init; } = [];

    /// <summary>Hits by idiom name.</summary>
    public ImmutableDictionary<string, ImmutableArray<IdiomHit>> Hits { get; init; } = ImmutableDictionary<string, ImmutableArray<IdiomHit>>.Empty;

    /// <summary>What the commits hold; null when only the files were looked at.</summary>
    public RepositoryHistory? History { get; init; }

    private RepositoryIndex Index => Indexes.GetValue(this, facts => new(facts));

    /// <summary>Where the idiom was found, ordered by path and line; in one component only when one is given.</summary>
    public ImmutableArray<IdiomHit> HitsOf(Idiom idiom, ComponentFacts? within = null) =>
        within is null ? Hits.GetValueOrDefault(idiom.Name, []) : Index.HitsOf(idiom.Name).In(within);

    /// <summary>Where the idiom was found in one file.</summary>
    public IEnumerable<IdiomHit> HitsIn(string file, Idiom idiom) => Index.HitsOf(idiom.Name).In(file);

    /// <summary>Where the idiom was found in code that several components may use: in libraries, and in what belongs to no component.</summary>
    public ImmutableArray<IdiomHit> SharedHitsOf(Idiom idiom) => Index.HitsOf(idiom.Name).Shared;

    /// <summary>Where the idiom was found in what the component runs: its own code, the libraries it is built with, and code that belongs to no one service.</summary>
    public IEnumerable<IdiomHit> HitsFor(ComponentFacts component, Idiom idiom)
    {
        var hits = Index.HitsOf(idiom.Name);
        var parts = PartsOf(component);
        return parts.SelectMany(part => hits.In(part)).Concat(hits.ForAll.Where(hit => ComponentOf(hit.Path) is not { } owner || !parts.Contains(owner)));
    }

    /// <summary>The component and the libraries of this repository that it is built with, itself first.</summary>
    public ImmutableArray<ComponentFacts> PartsOf(ComponentFacts component) => Index.Libraries.With(component);

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
    public ComponentFacts? ComponentOf(string path) => Index.ComponentOf(path);

    /// <summary>The files for which it is the component of their path.</summary>
    public IEnumerable<FileFact> FilesOf(ComponentFacts component) => Index.FilesOf(component);

    /// <summary>The file at this exact path (compared without case), or null.</summary>
    public FileFact? File(string path) => Index.File(path);

    /// <summary>Whether there is a file or a folder with files at this path (compared without case).</summary>
    public bool Holds(string path) => Index.Holds(path);
}
