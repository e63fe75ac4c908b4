using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>GitLab CI.</summary>
/// <remarks>https://docs.gitlab.com/ci/yaml/</remarks>
internal static class GitLabPipeline
{
    private const int MaximumDepth = 8;

    private static readonly string[] Settings =
        ["stages", "variables", "default", "include", "workflow", "image", "services", "cache", "before_script", "after_script", "spec"];

    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext written)
    {
        var includes = new GitLabIncludes();
        var context = written with { Root = includes.Read(written) };
        var jobs = context.Root.Entries.Where(entry => !Settings.Contains(entry.Key, StringComparer.Ordinal) && entry.Key is not ['.', ..] && entry.Value.Kind == NodeKind.Map)
            .Select(entry => (Name: entry.Key, Node: Extend(context.Root, entry.Value, depth: 0)))
            .Where(job => job.Node["script"].Exists || job.Node["trigger"].Exists || job.Node["run"].Exists)
            .ToList();
        var children = jobs.SelectMany(job => job.Node.At("trigger", "include").OneOrSelf()).SelectMany(include => GitLabIncludes.Local(context, include))
            .Select(path => context.Called(path, Node.Missing)).OfType<PipelineContext>().SelectMany(child => Read(child).Jobs);
        return (ReadTriggers(context.Root, jobs.Select(job => job.Node)), [.. jobs.Select(job => ReadJob(context, includes, job.Name, job.Node)), .. children]);
    }

    // Without rules a job runs for every pushed branch, thus before its merge as well.
    private static ImmutableArray<PipelineTrigger> ReadTriggers(Node root, IEnumerable<Node> jobs)
    {
        var rules = new[] { root["workflow"] }.Concat(jobs).SelectMany(job => new[] { job["rules"], job["only"] }).ToList();
        var words = string.Join('\n', rules.SelectMany(rule => rule.Descendants()).Select(node => node.Text).OfType<string>());
        var isFree = !root["workflow"].Exists && jobs.Any(job => !job["rules"].Exists && !job["only"].Exists);
        return PipelineReader.Triggers(
        [
            .. isFree || words.Contains("merge_request", StringComparison.Ordinal) ? (string[])["pull_request"] : [],
            "push",
            .. words.Contains("schedule", StringComparison.Ordinal) ? (string[])["schedule"] : [],
            .. words.Contains("CI_COMMIT_TAG", StringComparison.Ordinal) || words.Contains("tags", StringComparison.Ordinal) ? (string[])["tag"] : [],
        ]);
    }

    private static PipelineJob ReadJob(PipelineContext context, GitLabIncludes includes, string name, Node job)
    {
        var shared = context.Root["default"];
        Node Before() => job["before_script"].Exists ? job["before_script"] : shared["before_script"].Exists ? shared["before_script"] : context.Root["before_script"];
        PipelineStep Step(Node script, string part) => includes.ContextOf(context, script).Step(job, Referenced(context.Root, script, depth: 0), name: part);
        PipelineStep[] steps = [Step(Before(), "before_script"), Step(job["script"], "script"), Step(job["after_script"], "after_script")];
        var needs = job["needs"].OneOrMany().Select(need => need.Text ?? need["job"].Text).OfType<string>();
        var rules = job["rules"].Items;
        var condition = rules.Select(rule => rule["if"].Text).OfType<string>().FirstOrDefault() ?? job["when"].Text;
        var isDisabled = job["when"].Text is "never" || (rules.Length > 0 && rules.All(rule => rule["when"].Text is "never"));

        // What waits for a person stops no merge, unless it is said to.
        var isManual = job["when"].Text is "manual" && !job["allow_failure"].IsFalse && !job["rules"].Exists;
        var environment = job["environment"].Text ?? job.At("environment", "name").Text;
        return new(name, job.Line, [.. needs], condition, environment, job["allow_failure"].IsTrue || isManual, isDisabled, [.. steps.Where(step => !step.Commands.IsEmpty)], job);
    }

    // - !reference [.setup, script]: a list of keys where a command stands
    private static Node Referenced(Node root, Node script, int depth) => script.Kind != NodeKind.List ? script
        : Node.List([.. script.Items.Select(item => item.Kind == NodeKind.List && depth < MaximumDepth ? Referenced(root, Target(root, item), depth + 1) : item)], script.Line);

    private static Node Target(Node root, Node item) => item.Items is [{ Text: { } first }, _, ..] && root[first].Exists
        ? item.Items.Skip(1).Aggregate(root[first], (node, key) => key.Text is { } name ? node[name] : Node.Missing)
        : item;

    private static Node Extend(Node root, Node job, int depth)
    {
        var merged = job;
        foreach (var parent in job["extends"].OneOrMany().Reverse().Select(one => root[one.Text ?? ""]).Where(parent => parent.Kind == NodeKind.Map && depth < MaximumDepth))
        {
            var map = new MapBuilder(job.Line);
            foreach (var entry in merged.Entries.Concat(Extend(root, parent, depth + 1).Entries))
            {
                map.SetIfMissing(entry.Key, entry.Value);
            }

            merged = map.Build();
        }

        return merged;
    }
}
