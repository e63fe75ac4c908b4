using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>setup.py</c>, whose list of requirements is looked for but never run, and <c>setup.cfg</c>.</summary>
internal static partial class SetupManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        var match = source.Name is "setup.py" ? InstallRequires().Match(source.Text) : InstallRequiresOption().Match(source.Text);
        var list = match.Groups["list"].Value;
        var names = source.Name is "setup.py" ? Quoted().Matches(list).Select(item => item.Groups["item"].Value) : list.Split('\n').Select(item => item.Trim());
        var line = source.Text.AsSpan(0, match.Index).Count('\n') + 1;
        return source.With("pip", null, names.Select(name => RequirementsReader.Parse(name, isDevelopment: false, line)).OfType<PackageDependency>());
    }

    [GeneratedRegex(@"install_requires\s*=\s*\[(?<list>[^\]]*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InstallRequires();

    [GeneratedRegex(@"install_requires\s*=\s*\n(?<list>([ \t]+[^\n]*\n|\n)*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InstallRequiresOption();

    [GeneratedRegex("""["'](?<item>[^"'\n]+)["']""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
