using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>CircleCI.</summary>
/// <remarks>https://circleci.com/docs/configuration-reference/</remarks>
internal static class CirclePipeline
{
    private const int MaximumDepth = 4;

    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context)
    {
        // workflows: { build: { jobs: [a, { b: { requires: [a] } }] } }
        var named = context.Root["workflows"].Entries.SelectMany(workflow => workflow.Value["jobs"].Items).ToList();
        var uses = named.SelectMany(item => item.Text is { } name ? [KeyValuePair.Create(name, Node.Missing)] : item.Entries.AsEnumerable())
            .GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        var jobs = context.Root["jobs"].Entries.Where(entry => entry.Value.Kind == NodeKind.Map)
            .Select(entry => ReadJob(context, entry.Key, entry.Value, uses.GetValueOrDefault(entry.Key, Node.Missing), isUnused: named.Count > 0 && !uses.ContainsKey(entry.Key)));
        var isScheduled = context.Root["workflows"].Descendants().Any(node => node["schedule"].Exists);

        // Every pushed branch is built, thus before its merge as well.
        return (PipelineReader.Triggers(isScheduled ? ["push", "pull_request", "schedule"] : ["push", "pull_request"]), [.. jobs]);
    }

    private static PipelineJob ReadJob(PipelineContext context, string name, Node job, Node use, bool isUnused)
    {
        var folder = job["working_directory"].Text is { } path && !path.StartsWith('~') ? path : null;
        var steps = job["steps"].Items.SelectMany(step => ReadStep(context, step, folder, depth: 0));
        return new(name, job.Line, [.. use["requires"].OneOrMany().Select(one => one.Text).OfType<string>()], Condition: null, Environment: null, IsSwallowed: false, isUnused, [.. steps], job);
    }

    // checkout; run: text; run: { name, command }; when: { condition, steps }; an orb's or an own command
    private static IEnumerable<PipelineStep> ReadStep(PipelineContext context, Node step, string? folder, int depth)
    {
        var run = step["run"];
        if (run.Exists)
        {
            return [context.Step(step, run["command"].Exists ? run["command"] : run, run["working_directory"].Text ?? folder, run["name"].Text)];
        }

        var name = step.Text ?? (step.Entries is [var first, ..] ? first.Key : null);
        var conditional = name is "when" or "unless" ? step[name]["steps"] : Node.Missing;
        var own = name is null || depth >= MaximumDepth ? Node.Missing : conditional.Exists ? conditional : context.Root.At("commands", name, "steps");
        return own.Exists
            ? own.Items.SelectMany(inner => ReadStep(context, inner, folder, depth + 1))
            : [new(null, step.Line, name, [], Condition: null, IsSwallowed: false, IsDisabled: false, step)];
    }
}
