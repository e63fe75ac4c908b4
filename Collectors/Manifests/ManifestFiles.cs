using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary>Recognises manifests by name and hands each to its reader.</summary>
internal static class ManifestFiles
{
    /// <summary>Whether a file of this name is a manifest, or the ecosystem's part of one.</summary>
    public static bool IsManifest(string path, string name) => EcosystemOf(path, name) is not null;

    public static string? EcosystemOf(string path, string name) => name switch
    {
        "package.json" => "npm",
        "packages.config" => "nuget",
        "pyproject.toml" or "Pipfile" or "setup.py" or "setup.cfg" => "pip",
        "go.mod" => "gomod",
        "pom.xml" => "maven",
        "build.gradle" or "build.gradle.kts" => "gradle",
        "Gemfile" => "bundler",
        "composer.json" => "composer",
        "Cargo.toml" => "cargo",
        "mix.exs" => "mix",
        _ when name.EndsWith(".csproj", StringComparison.Ordinal) || name.EndsWith(".fsproj", StringComparison.Ordinal)
            || name.EndsWith(".vbproj", StringComparison.Ordinal) => "nuget",
        _ when RequirementsReader.IsRequirements(path, name) => "pip",
        _ => null,
    };

    /// <summary>The manifest, its central versions joined in.</summary>
    /// <param name="source">The parsed tree where the format is data, and the text otherwise.</param>
    public static PackageManifest Read(ManifestSource source, ManifestSurroundings surroundings)
    {
        var name = source.Name;
        return EcosystemOf(source.Path, name) switch
        {
            "npm" => NpmManifest.Read(source, surroundings),
            "nuget" => NuGetManifest.Read(source, surroundings),
            "gomod" => GoManifest.Read(source),
            "maven" => MavenManifest.Read(source, surroundings),
            "gradle" => GradleManifest.Read(source, surroundings),
            "bundler" => BundlerManifest.Read(source),
            "composer" => ComposerManifest.Read(source),
            "cargo" => CargoManifest.Read(source, surroundings),
            "mix" => MixManifest.Read(source),
            _ when name is "pyproject.toml" or "Pipfile" => PythonManifest.Read(source),
            _ when name is "setup.py" or "setup.cfg" => SetupManifest.Read(source),
            _ => RequirementsReader.Read(source),
        };
    }

    /// <summary>The stack fact of an ecosystem.</summary>
    public static string StackOf(string ecosystem) => ecosystem switch
    {
        "npm" => Fact.Node,
        "nuget" => Fact.DotNet,
        "pip" => Fact.Python,
        "gomod" => Fact.Go,
        "maven" or "gradle" => Fact.Java,
        "bundler" => Fact.Ruby,
        "composer" => Fact.Php,
        "cargo" => Fact.Rust,
        _ => Fact.Elixir,
    };
}
