using System.Collections.Frozen;
using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>What the repository holds beside the manifests, asked by component.</summary>
internal sealed class ComponentSurroundings
{
    private readonly ILookup<ComponentSource, IdiomHit> hits;
    private readonly ILookup<ComponentSource, FileFact> files;
    private readonly FrozenDictionary<string, ComponentSource> byFolder;
    private readonly bool declaresFunctions;

    public ComponentSurroundings(
        ImmutableArray<ComponentSource> components, ImmutableArray<FileFact> files, ImmutableArray<(string Idiom, IdiomHit Hit)> hits,
        ImmutableArray<ComposeFile> composeFiles, ImmutableArray<Dockerfile> dockerfiles, ImmutableArray<CloudResource> resources)
    {
        declaresFunctions = resources.Any(one => one.Class == PathClasses.Production && one.Kind is ResourceKind.Compute && one.Type.Contains("Function", StringComparison.OrdinalIgnoreCase));
        byFolder = components.GroupBy(one => one.Path, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        Hits = hits;
        this.hits = hits.Select(pair => pair.Hit with { Language = pair.Idiom }).Where(hit => Owner(hit.Path) is not null).ToLookup(hit => Owner(hit.Path)!);
        this.files = files.Where(file => file.Class == PathClasses.Production && Owner(file.Path) is not null).ToLookup(file => Owner(file.Path)!);
        ComposeFiles = composeFiles;
        Dockerfiles = dockerfiles;
    }

    /// <summary>Every hit of a fact's idiom with the idiom's name.</summary>
    public ImmutableArray<(string Idiom, IdiomHit Hit)> Hits { get; }

    public ImmutableArray<ComposeFile> ComposeFiles { get; }

    public ImmutableArray<Dockerfile> Dockerfiles { get; }

    /// <summary>The component in the deepest folder around the path.</summary>
    public ComponentSource? Owner(string path)
    {
        for (var folder = RepositoryPath.Folder(path); ; folder = RepositoryPath.Folder(folder))
        {
            if (byFolder.TryGetValue(folder, out var component))
            {
                return component;
            }

            if (folder.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The hits inside the component; each one's <see cref="IdiomHit.Language"/> is the idiom's name.</summary>
    public IEnumerable<IdiomHit> HitsIn(ComponentSource component) => hits[byFolder[component.Path]];

    public IEnumerable<FileFact> FilesIn(ComponentSource component) => files[byFolder[component.Path]];

    public bool IsBuiltByCompose(ComponentSource component) =>
        ComposeFiles.Any(file => file.Class == PathClasses.Production && !file.Path.Contains(".devcontainer/", StringComparison.Ordinal) && file.Services.Any(service => BuiltBy(service) == component));

    // The Dockerfile's own folder says more than a context, which is often the whole repository.
    private ComponentSource? BuiltBy(ComposeService service) => service.BuildFile is not { } build ? null
        : byFolder.GetValueOrDefault(RepositoryPath.Folder(build)) ?? byFolder.GetValueOrDefault(service.BuildContext ?? "");

    /// <summary>It is deployed as functions, which a platform calls: of Azure, of the Serverless Framework, of SAM, or of infrastructure code that stands elsewhere.</summary>
    public bool HoldsFunctions(ComponentSource component) => (declaresFunctions && HitsIn(component).Any(hit => hit.Class == PathClasses.Production && hit.Language.Equals(FactIdioms.Handler.Name, StringComparison.Ordinal))) || FilesIn(component).Any(file => file.Class == PathClasses.Production && file.Folder.Equals(component.Path, StringComparison.Ordinal)
        && file.Name is "host.json" or "serverless.yml" or "serverless.yaml" or "serverless.ts" or "samconfig.toml" or "function_app.py");

    public bool HasDockerfile(ComponentSource component) =>
        Dockerfiles.Any(file => file.Class == PathClasses.Production && !file.IsTooling && RepositoryPath.Folder(file.Path).Equals(component.Path, StringComparison.Ordinal));
}
