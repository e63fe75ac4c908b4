using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>The framework an MSBuild project targets: its own word, else that of the properties above it.</summary>
internal static partial class DotNetTargets
{
    public static SupportStatement? Of(RepositoryFacts repository, ComponentFacts component)
    {
        foreach (var (path, root) in Sources(repository, component))
        {
            var framework = Groups(root.At("Project", "PropertyGroup")).SelectMany(group => group.Entries)
                .Where(entry => entry.Key is "TargetFramework" or "TargetFrameworks" or "TargetFrameworkVersion").SelectMany(entry => Groups(entry.Value))
                .Select(node => (node.Line, Best: BestOf(node.Text ?? node["#text"].Text ?? ""))).FirstOrDefault(one => one.Best is not null);
            if (framework.Best is var (product, version))
            {
                return new(product, version, false, new(path, framework.Line));
            }
        }

        return null;
    }

    private static IEnumerable<(string Path, Node Root)> Sources(RepositoryFacts repository, ComponentFacts component) =>
        repository.DataFiles.Where(file => file.Path.EndsWith("Directory.Build.props", StringComparison.OrdinalIgnoreCase) && IsAbove(file.Path, component.Path))
            .OrderByDescending(file => file.Path.Length).Select(file => (file.Path, file.Documents.FirstOrDefault(Node.Missing)))
            .Prepend((component.Manifest.Path, component.Manifest.Root));

    private static bool IsAbove(string file, string folder) => file.LastIndexOf('/') is var slash && (slash < 0 || (folder + "/").StartsWith(file[..(slash + 1)], StringComparison.Ordinal));

    private static ImmutableArray<Node> Groups(Node node) => node.Kind == NodeKind.List ? node.Items : [node];

    // net8.0;net10.0-windows   net48   v4.7.2   netcoreapp3.1: the best counts, a library may serve several
    private static (string Product, string Version)? BestOf(string text)
    {
        var found = Moniker().Matches(text).Select(match => match.Groups["modern"].Success ? (Product: ".NET", Version: match.Groups["modern"].Value)
            : match.Groups["core"].Success ? (Product: ".NET", Version: match.Groups["core"].Value)
            : (Product: ".NET Framework", Version: match.Groups["old"].Success ? match.Groups["old"].Value : $"4.{match.Groups["short"].Value[0]}")).ToList();
        return found.Count == 0 ? null : found.OrderByDescending(one => SupportEnds.Of(one.Product, one.Version) ?? DateOnly.MaxValue).First();
    }

    [GeneratedRegex("""(\bnet(?<modern>\d+\.\d)|\bnetcoreapp(?<core>\d\.\d)|\bnet4(?<short>\d)\d?\b|\bv(?<old>4\.\d))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moniker();
}
