namespace Gapless.Readiness.Repositories;

/// <summary>A package manifest with its direct dependencies; central versions are already joined in.</summary>
/// <param name="Ecosystem">npm, nuget, pip, gomod, maven, gradle, bundler, composer, cargo or mix (the update bots' words).</param>
/// <param name="Name">The package's own name, or null.</param>
public sealed record PackageManifest(string Path, string Ecosystem, string? Name, PathClasses Class)
{
    public ImmutableArray<PackageDependency> Dependencies { get; init; } = [];

    /// <summary>npm scripts, composer scripts: name to command.</summary>
    public ImmutableSortedDictionary<string, string> Scripts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The parsed file, where it is JSON, TOML or XML; else missing.</summary>
    public Node Root { get; init; } = Node.Missing;

    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";

    /// <summary>
    /// The direct dependency of this name (compared without case), or null. A trailing <c>*</c> matches the rest; Java artifacts are also found
    /// as <c>group:artifact</c>.
    /// </summary>
    public PackageDependency? Find(string name) => Dependencies.FirstOrDefault(dependency => Matches(dependency, name));

    private static bool Matches(PackageDependency dependency, string name)
    {
        var written = dependency.Group is { } group && name.Contains(':', StringComparison.Ordinal) ? $"{group}:{dependency.Name}" : dependency.Name;
        return name.EndsWith('*')
            ? written.AsSpan().StartsWith(name.AsSpan(0, name.Length - 1), StringComparison.OrdinalIgnoreCase)
            : written.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
