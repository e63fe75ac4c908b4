using System.Text.RegularExpressions;
using Gapless.Collectors.Containers;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Lays a GitLab file over the files of the repository that it includes, and remembers which script stands where.</summary>
/// <remarks>https://docs.gitlab.com/ci/yaml/includes/</remarks>
internal sealed class GitLabIncludes
{
    private static readonly string[] Scripts = ["script", "before_script", "after_script"];

    private readonly Dictionary<Node, string> origins = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public Node Read(PipelineContext context)
    {
        seen.Add(context.Path);
        foreach (var script in context.Root.Entries.SelectMany(entry => Scripts.Select(key => entry.Value[key]).Append(entry.Value)).Where(node => node.Exists))
        {
            origins.TryAdd(script, context.Path);
        }

        var below = context.Root["include"].OneOrSelf().SelectMany(include => Local(context, include)).Where(seen.Add).ToList()
            .Select(path => context.Called(path, Node.Missing)).OfType<PipelineContext>().Select(Read).Aggregate(Node.Missing, DeepMerge.Of);
        return DeepMerge.Of(below, context.Root);
    }

    public PipelineContext ContextOf(PipelineContext context, Node script) => origins.TryGetValue(script, out var path) ? context with { Path = path } : context;

    /// <summary>include: ci/build.yml   include: { local: /ci/*.yml }   trigger: { include: { local: web/.gitlab-ci.yml } }</summary>
    public static IEnumerable<string> Local(PipelineContext context, Node include)
    {
        var written = include["local"].Text ?? include.Text;
        if (written is null || written.Contains("://", StringComparison.Ordinal))
        {
            return [];
        }

        var path = written.TrimStart('/');
        if (!path.Contains('*', StringComparison.Ordinal))
        {
            return [path];
        }

        var glob = Glob(path);
        return context.Sources.Data.Keys.Where(key => glob.IsMatch(key)).Order(StringComparer.Ordinal);
    }

    private static Regex Glob(string path) => new(
        "^" + Regex.Escape(path).Replace(@"\*\*/", "([^/]+/)*", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
}
