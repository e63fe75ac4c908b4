using System.Collections.Frozen;

namespace Gapless.Collectors.Repositories;

/// <summary>Folders that hold other people's code or a tool's output (catalogue B0.2).</summary>
internal static class SkippedFolders
{
    private static readonly FrozenSet<string> Always = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".git", ".hg", ".svn", "node_modules", "bower_components", "obj", "dist", ".next", ".nuxt", ".svelte-kit", ".output", "coverage", ".venv", "venv",
        "site-packages", "__pycache__", ".tox", ".terraform", ".gradle", ".idea", ".vs", "Pods", ".dart_tool", "bundle", ".angular", ".turbo",
        ".mypy_cache", ".pytest_cache");

    private static readonly FrozenSet<string> Output = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "bin", "build", "out", "target");

    // src/bin/server.rs, bin/app.ts: programs that are started from there, and no compiler writes them
    private static readonly FrozenSet<string> Programs = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".rs", ".ts", ".py", ".rb", ".go", ".mjs");

    public static bool IsNeverRead(string path, string name) =>
        Always.Contains(name)
        || (name is "lib" && path.EndsWith("env/lib", StringComparison.Ordinal))
        || (name is "cache" && path.EndsWith("tmp/cache", StringComparison.Ordinal));

    /// <summary>Usually a tool's output; read all the same where it holds what is written by hand.</summary>
    public static bool IsUsuallyOutput(string name) => Output.Contains(name);

    /// <summary>A Dockerfile, a script or a manifest: a folder that holds one was written by hand.</summary>
    public static bool IsWrittenByHand(string folder, string name) =>
        (folder is "bin" && Programs.Contains(Path.GetExtension(name))) || IsWrittenByHand(name);

    private static bool IsWrittenByHand(string name) =>
        name.Contains("Dockerfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".sh", StringComparison.Ordinal) || name.EndsWith(".ps1", StringComparison.Ordinal)
        || !name.Contains('.', StringComparison.Ordinal)
        || name is "package.json" or "pom.xml" or "go.mod" or "Cargo.toml" or "build.gradle" || name.EndsWith(".csproj", StringComparison.Ordinal);
}
