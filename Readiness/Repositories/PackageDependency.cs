namespace Gapless.Readiness.Repositories;

/// <summary>A direct dependency.</summary>
/// <param name="Name">As the ecosystem writes it; for Java the artifact alone; for Python lower case with hyphens.</param>
/// <param name="Version">The range as written; null when none is.</param>
/// <param name="IsDevelopment">Needed to build or test only.</param>
/// <param name="Line">From 1, in the manifest.</param>
public sealed record PackageDependency(string Name, string? Version, bool IsDevelopment, int Line)
{
    /// <summary>The group of a Java artifact, or null.</summary>
    public string? Group { get; init; }
}
