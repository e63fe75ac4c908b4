namespace Gapless.Readiness.Repositories;

/// <summary>Which libraries of the same repository a component is built with, as its manifest names them: by reference in .NET, by package name elsewhere.</summary>
internal sealed class LibraryUse
{
    private readonly Dictionary<ComponentFacts, ImmutableArray<ComponentFacts>> direct = [];
    private readonly Dictionary<ComponentFacts, ImmutableArray<ComponentFacts>> reached = [];
    private readonly Dictionary<string, ComponentFacts> byManifest;
    private readonly ILookup<string, ComponentFacts> byName;
    private readonly Lock gate = new();

    public LibraryUse(ImmutableArray<ComponentFacts> components)
    {
        byManifest = components.DistinctBy(component => component.Manifest.Path, StringComparer.Ordinal).ToDictionary(component => component.Manifest.Path, StringComparer.Ordinal);
        byName = components.ToLookup(component => component.Name, StringComparer.Ordinal);
    }

    /// <summary>The component and every library it reaches, itself first.</summary>
    public ImmutableArray<ComponentFacts> With(ComponentFacts component)
    {
        lock (gate)
        {
            return reached.TryGetValue(component, out var known) ? known : reached[component] = [.. From([component])];
        }
    }

    /// <summary>The projects a .NET project file refers to.</summary>
    // <ProjectReference Include="..\..\src\Shop\Shop.csproj" />
    public IEnumerable<ComponentFacts> References(Node root, string folder) => root.Descendants().Select(node => node["@Include"].Text).OfType<string>()
        .Where(include => include.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
        .Select(include => byManifest.GetValueOrDefault(Resolve(folder, include.Replace('\\', '/')))).OfType<ComponentFacts>();

    public List<ComponentFacts> From(IEnumerable<ComponentFacts> start)
    {
        var found = new List<ComponentFacts>();
        var next = new Queue<ComponentFacts>(start);
        while (next.TryDequeue(out var component))
        {
            if (!found.Contains(component))
            {
                found.Add(component);
                foreach (var library in Direct(component))
                {
                    next.Enqueue(library);
                }
            }
        }

        return found;
    }

    private ImmutableArray<ComponentFacts> Direct(ComponentFacts component)
    {
        if (!direct.TryGetValue(component, out var known))
        {
            var named = component.Stack is Fact.DotNet ? References(component.Manifest.Root, component.Manifest.Folder) : component.Manifest.Dependencies.SelectMany(dependency => byName[dependency.Name]);
            direct[component] = known = [.. named.Where(other => other != component && IsBuiltIn(other))];
        }

        return known;
    }

    // A Java module with a generator or a job of its own is still built into what names it.
    private static bool IsBuiltIn(ComponentFacts other) => other.Kind == ComponentKind.Library || (other.Kind == ComponentKind.Tool && other.Stack is Fact.Java);

    private static string Resolve(string folder, string path)
    {
        var parts = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment is not "."))
        {
            if (segment is ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (segment is not "..")
            {
                parts.Add(segment);
            }
        }

        return string.Join('/', parts);
    }
}
