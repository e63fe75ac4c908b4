using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>The values a chart is installed with in production, as far as the repository says them.</summary>
/// <param name="roots">The parsed files by path.</param>
internal sealed partial class ChartValues(IReadOnlyDictionary<string, Node> roots)
{
    private const int MaximumDepth = 8;

    private readonly Dictionary<string, Node> known = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> production = new(() => roots.Keys.Where(path => Production().IsMatch(path)).Order(StringComparer.Ordinal).ToLookup(ChartOf, StringComparer.Ordinal));

    /// <param name="chart">The chart's folder with a slash at its end; empty at the root.</param>
    public Node Of(string chart) => Of(chart, depth: 0);

    private Node Of(string chart, int depth)
    {
        if (known.TryGetValue(chart, out var found))
        {
            return found;
        }

        var values = roots.GetValueOrDefault(chart + "values.yaml") ?? roots.GetValueOrDefault(chart + "values.yml", Node.Missing);
        foreach (var path in production.Value[chart])
        {
            values = DeepMerge.Of(values, roots[path]);
        }

        return known[chart] = Parent(chart) is { } parent && depth < MaximumDepth ? DeepMerge.Of(values, Of(parent.Chart, depth + 1)[parent.Name]) : values;
    }

    // shop/charts/cart/ is a part of shop/, whose values have a section named cart
    private static (string Chart, string Name)? Parent(string chart)
    {
        var folder = chart.TrimEnd('/');
        var name = RepositoryPath.Name(folder);
        var above = folder[..(folder.Length - name.Length)];
        return above.EndsWith("/charts/", StringComparison.Ordinal) ? (above[..^"charts/".Length], name) : null;
    }

    // chart/values-prod.yaml, chart/values/production.yaml
    private static string ChartOf(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        return folder.EndsWith("/values/", StringComparison.Ordinal) ? folder[..^"values/".Length] : folder;
    }

    [GeneratedRegex(@"(^|/)(values[-._](prod|production|live)|(prod|production|live)[-._]values|values/(prod|production|live))\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Production();
}
