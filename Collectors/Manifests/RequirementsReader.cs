using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>requirements.txt</c> and its kin; files it includes are manifests of their own in the same folder.</summary>
internal static partial class RequirementsReader
{
    public static bool IsRequirements(string path, string name) =>
        (name.EndsWith(".txt", StringComparison.Ordinal) || name.EndsWith(".in", StringComparison.Ordinal))
        && (name.StartsWith("requirements", StringComparison.OrdinalIgnoreCase) || name.EndsWith("requirements.txt", StringComparison.OrdinalIgnoreCase)
            || RepositoryPath.Name(RepositoryPath.Folder(path)) is "requirements");

    public static PackageManifest Read(ManifestSource source)
    {
        var isDevelopment = DevelopmentName().IsMatch(source.Name);
        var dependencies = new List<PackageDependency>();
        var line = 0;
        foreach (var text in source.Text.Split('\n'))
        {
            line++;
            if (Parse(text, isDevelopment, line) is { } dependency)
            {
                dependencies.Add(dependency);
            }
        }

        return source.With("pip", null, dependencies);
    }

    /// <summary>One requirement, as PEP 508 writes it: <c>name[extra]>=1.2; marker</c>; null for options, comments and paths.</summary>
    internal static PackageDependency? Parse(string requirement, bool isDevelopment, int line)
    {
        var match = Requirement().Match(requirement.Trim());
        if (!match.Success)
        {
            return null;
        }

        var version = match.Groups["version"].Value.Trim().TrimEnd('\\').Trim();
        return new(Normalize(match.Groups["name"].Value), version.Length == 0 ? null : version, isDevelopment, line);
    }

    /// <summary>PEP 503: case and the kind of separator do not matter.</summary>
    internal static string Normalize(string name) => name.Replace('_', '-').Replace('.', '-').ToLowerInvariant();

    internal static bool IsDevelopmentGroup(string name) => DevelopmentName().IsMatch(name);

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?\s*(?<version>([<>=!~(][^;#@]*)?)(@|;|#|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"(^|[^a-z])(dev|develop|development|test|tests|testing|lint|linting|docs?|ci|typing|mypy|build)([^a-z]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DevelopmentName();
}
