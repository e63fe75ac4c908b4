using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Gapless.Readiness.Repositories;

/// <summary>
/// Answers from a repository's facts without going through them all again for each component, file or path. Each part is built when it is first
/// asked for; all parts keep the order of the lists they are made of.
/// </summary>
internal sealed class RepositoryIndex(RepositoryFacts repository)
{
    private readonly ConcurrentDictionary<string, HitIndex> hits = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, ComponentFacts>> components = new(() => ByFolder(repository.Components));
    private readonly Lazy<Dictionary<string, FileFact?>> paths = new(() => ByPath(repository.Files));
    private readonly Lazy<LibraryUse> libraries = new(() => new(repository.Components));
    private readonly Lock gate = new();
    private ILookup<ComponentFacts, FileFact>? files;
    private FrozenSet<ComponentFacts>? unclaimed;

    public HitIndex HitsOf(string idiom) => hits.GetOrAdd(idiom, name => new(repository.Hits.GetValueOrDefault(name, []), ComponentOf, IsForAll));

    public LibraryUse Libraries => libraries.Value;

    // Outside of all components, in libraries that no manifest of a service reaches, and settings beside a service that stands at the root.
    private bool IsForAll(IdiomHit hit) => ComponentOf(hit.Path) is not { } component || Unclaimed.Contains(component)
        || (component.Path.Length == 0 && !Language.Code.Contains(hit.Language, StringComparer.Ordinal));

    public IEnumerable<FileFact> FilesOf(ComponentFacts component)
    {
        lock (gate)
        {
            files ??= repository.Files.Select(file => (File: file, Component: ComponentOf(file.Path))).Where(pair => pair.Component is not null)
                .ToLookup(pair => pair.Component!, pair => pair.File);
            return files[component];
        }
    }

    public ComponentFacts? ComponentOf(string path)
    {
        var known = components.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var folder = path.AsSpan(); !folder.IsEmpty;)
        {
            folder = folder[..Math.Max(0, folder.LastIndexOf('/'))];
            if (known.TryGetValue(folder, out var component))
            {
                return component;
            }
        }

        return known.TryGetValue("", out var root) ? root : null;
    }

    public FileFact? File(string path) => paths.Value.GetValueOrDefault(path);

    public bool Holds(string path) => paths.Value.ContainsKey(path);

    private FrozenSet<ComponentFacts> Unclaimed => LazyInitializer.EnsureInitialized(ref unclaimed, () =>
    {
        var claimed = repository.Components.Where(component => component.IsService).SelectMany(component => Libraries.With(component)).ToHashSet();
        return repository.Components.Where(component => component.Kind == ComponentKind.Library && !claimed.Contains(component)).ToFrozenSet();
    });

    // Of components in one folder the first one owns it.
    private static Dictionary<string, ComponentFacts> ByFolder(ImmutableArray<ComponentFacts> components)
    {
        var byFolder = new Dictionary<string, ComponentFacts>(StringComparer.Ordinal);
        foreach (var component in components)
        {
            byFolder.TryAdd(component.Path, component);
        }

        return byFolder;
    }

    /// <summary>Files, and folders without one.</summary>
    private static Dictionary<string, FileFact?> ByPath(ImmutableArray<FileFact> files)
    {
        var byPath = new Dictionary<string, FileFact?>(files.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            byPath.TryAdd(file.Path, file);
        }

        var folders = byPath.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var file in files)
        {
            var folder = file.Path.AsSpan();
            while (folder.LastIndexOf('/') is var slash and > 0 && folders.TryAdd(folder = folder[..slash], null))
            {
            }
        }

        return byPath;
    }
}
