namespace Gapless.Readiness.Repositories;

/// <summary>A part of the system: a folder with a package manifest, an application or a library.</summary>
/// <param name="Name">The package or project name, else the folder's.</param>
/// <param name="Path">Its folder; empty at the root.</param>
/// <param name="Stack">Its ecosystem: one of the stack facts, such as <c>node</c>.</param>
public sealed record ComponentFacts(string Name, string Path, string Stack, ComponentKind Kind)
{
    /// <summary>The manifest that makes it a component.</summary>
    public required PackageManifest Manifest { get; init; }

    /// <summary>The facts that hold for this component alone.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;

    /// <summary>It listens or works: it is deployed.</summary>
    public bool IsService => Kind is ComponentKind.Http or ComponentKind.Worker;

    /// <summary>Components are told apart by their place; their manifests need not be gone through.</summary>
    public override int GetHashCode() => HashCode.Combine(Path, Name);
}
