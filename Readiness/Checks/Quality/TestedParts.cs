namespace Gapless.Readiness.Checks.Quality;

/// <summary>Which test cases test which part: by folder, by what a test project refers to, and through the libraries a part uses.</summary>
internal sealed class TestedParts
{
    // Bytes of a line of source, roughly and over all languages.
    private const int BytesPerLine = 35;

    // Migrations are made by a tool, the others are somebody else's.
    private static readonly string[] Foreign = ["migrations/", ".yarn/", "wwwroot/lib/", "/vendor/", "third_party/", "/vendors/"];

    private readonly RepositoryFacts repository;
    private readonly Dictionary<ComponentFacts, List<IdiomHit>> cases = [];
    private readonly Dictionary<ComponentFacts, long> bytes = [];
    private readonly LibraryUse libraries;
    private readonly List<PackageManifest> testManifests;

    public TestedParts(RepositoryFacts repository)
    {
        this.repository = repository;
        libraries = new(repository.Components);
        testManifests = [.. repository.Manifests.Where(manifest => manifest.Class == PathClasses.Test || manifest.Find("Microsoft.NET.Test.Sdk") is not null).OrderByDescending(manifest => manifest.Folder.Length)];
        var owners = new Dictionary<string, ImmutableArray<ComponentFacts>>(StringComparer.Ordinal);
        foreach (var hit in TestIdioms.Cases.SelectMany(idiom => repository.HitsOf(idiom)).Distinct())
        {
            if (!owners.TryGetValue(hit.Path, out var found))
            {
                owners[hit.Path] = found = OwnersOf(hit);
            }

            foreach (var owner in found)
            {
                (cases.TryGetValue(owner, out var list) ? list : cases[owner] = []).Add(hit);
            }
        }
    }

    /// <summary>The cases that test a part or the libraries it uses.</summary>
    public IReadOnlyCollection<IdiomHit> CasesOf(ComponentFacts component) =>
        libraries.With(component).SelectMany(one => cases.GetValueOrDefault(one, [])).Distinct().ToList();

    /// <summary>About how many lines of code a part and the libraries it uses have.</summary>
    public long LinesOf(ComponentFacts component) => libraries.With(component).Sum(BytesOf) / BytesPerLine;

    private long BytesOf(ComponentFacts component)
    {
        if (!bytes.TryGetValue(component, out var known))
        {
            bytes[component] = known = repository.FilesOf(component).Where(IsCounted).Sum(file => file.Size);
        }

        return known;
    }

    private static bool IsCounted(FileFact file) =>
        file.Class == PathClasses.Production
        && (Language.Code.Contains(file.Language, StringComparer.Ordinal) || file.Name.EndsWith(".vue", StringComparison.Ordinal) || file.Name.EndsWith(".svelte", StringComparison.Ordinal) || file.Name.EndsWith(".razor", StringComparison.Ordinal))
        && !Foreign.Any(folder => file.Path.Contains(folder, StringComparison.OrdinalIgnoreCase));

    private ImmutableArray<ComponentFacts> OwnersOf(IdiomHit hit)
    {
        if (testManifests.Find(manifest => manifest.Folder.Length == 0 || hit.Path.StartsWith(manifest.Folder + "/", StringComparison.Ordinal)) is { Ecosystem: "nuget" } project)
        {
            return [.. libraries.From(libraries.References(project.Root, project.Folder))];
        }

        // A root that only configures tools owns no test of what is below it.
        if (repository.ComponentOf(hit.Path) is { } owner && (owner.IsService || !repository.Components.Any(below => below.IsService && below.Stack.Equals(owner.Stack, StringComparison.Ordinal) && below.Path.Length > owner.Path.Length && below.Path.StartsWith(owner.Path.Length == 0 ? "" : owner.Path + "/", StringComparison.Ordinal) && LinesOf(owner) < 200)))
        {
            return [owner];
        }

        // tests/ beside several parts tests them all.
        var folder = hit.Path[..Math.Max(0, hit.Path.IndexOf("test", StringComparison.OrdinalIgnoreCase))];
        folder = folder[..(folder.LastIndexOf('/') + 1)];
        return [.. repository.Components.Where(component => (component.Path + "/").StartsWith(folder, StringComparison.Ordinal) && StackOf(hit.Language).Equals(component.Stack, StringComparison.Ordinal))];
    }

    private static string StackOf(string language) => language switch
    {
        Language.CSharp => Fact.DotNet,
        Language.JavaScript => Fact.Node,
        _ => language,
    };
}
