using System.Collections.Immutable;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Projects;

/// <summary>The files that a team keeps for Gapless at the root of its repository.</summary>
public static class ProjectFolder
{
    private const int MaximumBytes = 1 << 20;
    private static readonly string[] SettingsNames = ["gapless.yaml", "gapless.yml"];
    private static readonly string[] WaiversNames = ["gapless-waivers.yaml", "gapless-waivers.yml"];

    /// <summary>The settings and own checks of a folder.</summary>
    /// <param name="named">A file to read instead of <c>gapless.yaml</c>, or null.</param>
    /// <param name="reader">Collects what is wrong.</param>
    /// <exception cref="FileNotFoundException">The named file is not there.</exception>
    public static ProjectSettings ReadSettings(string folder, string? named, ProjectReader reader)
    {
        var settings = Find(folder, named, SettingsNames) is { } path ? reader.ReadSettings(Text(path), Shown(folder, path)) : ProjectSettings.Default;
        var own = Path.Combine(folder, ".gapless", "checks");
        var files = Directory.Exists(own) ? Directory.EnumerateFiles(own).Where(IsYaml).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return settings with { Checks = [.. settings.Checks, .. files.SelectMany(file => reader.ReadChecks(Text(file), Shown(folder, file)))] };
    }

    /// <summary>The waivers of a folder.</summary>
    /// <param name="named">A file to read instead of <c>gapless-waivers.yaml</c>, or null.</param>
    /// <param name="reader">Collects what is wrong.</param>
    /// <exception cref="FileNotFoundException">The named file is not there.</exception>
    public static ImmutableArray<Waiver> ReadWaivers(string folder, string? named, ProjectReader reader) =>
        Find(folder, named, WaiversNames) is { } path ? reader.ReadWaivers(Text(path), Shown(folder, path)) : [];

    private static string? Find(string folder, string? named, string[] names)
    {
        if (named is not null)
        {
            return File.Exists(named) ? named : throw new FileNotFoundException($"There is no file {named}.");
        }

        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";

    private static string Shown(string folder, string path) => path.StartsWith(folder, StringComparison.Ordinal) ? Path.GetRelativePath(folder, path).Replace('\\', '/') : path;

    private static string Text(string path) => new FileInfo(path).Length <= MaximumBytes ? File.ReadAllText(path) : throw new IOException($"{path} is larger than a mebibyte.");
}
