using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>GitHub Actions, and what Gitea and Forgejo took over from it.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax</remarks>
internal static class GitHubPipeline
{
    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context) =>
        (ReadTriggers(context.Root["on"]), ReadJobs(context));

    // on: push; on: [push, pull_request]; on: { push: { branches: [main] } }
    private static ImmutableArray<PipelineTrigger> ReadTriggers(Node on) => on.Kind == NodeKind.Map
        ? [.. on.Entries.Select(entry => new PipelineTrigger(entry.Key, entry.Value))]
        : [.. on.OneOrMany().Where(one => one.Text is not null).Select(one => new PipelineTrigger(one.Text!, Node.Missing))];

    private static ImmutableArray<PipelineJob> ReadJobs(PipelineContext context) =>
        [.. context.Root["jobs"].Entries.Where(entry => entry.Value.Kind == NodeKind.Map).Select(entry => ReadJob(context, entry.Key, entry.Value))];

    private static PipelineJob ReadJob(PipelineContext context, string name, Node job)
    {
        var needs = job["needs"].OneOrMany().Select(one => one.Text).OfType<string>();
        var condition = job["if"].Text;
        var environment = job["environment"].Text ?? job.At("environment", "name").Text;
        var folder = job.At("defaults", "run", "working-directory").Text ?? context.Root.At("defaults", "run", "working-directory").Text;
        var steps = job["uses"].Text is { } called ? CalledWorkflow(context, called) : job["steps"].Items.Select(step => ReadStep(context, step, folder));
        return new(name, job.Line, [.. needs], condition, environment, job["continue-on-error"].IsTrue, PipelineReader.IsNever(condition), [.. steps], job);
    }

    private static PipelineStep ReadStep(PipelineContext context, Node step, string? folder)
    {
        var action = step["uses"].Text;
        var condition = step["if"].Text;
        var commands = action is { } local && local.StartsWith("./", StringComparison.Ordinal)
            ? CompositeAction(context, local)
            : context.Commands(step["run"], step["working-directory"].Text ?? folder);
        return new(step["name"].Text, step.Line, action, commands, condition, step["continue-on-error"].IsTrue, PipelineReader.IsNever(condition), step);
    }

    // uses: ./.github/actions/setup
    private static ImmutableArray<PipelineCommand> CompositeAction(PipelineContext context, string action)
    {
        var folder = RepositoryPath.Combine("", action) ?? "";
        foreach (var path in (string[])[$"{folder}/action.yml", $"{folder}/action.yaml"])
        {
            if (context.Sources.Data.TryGetValue(path, out var root))
            {
                var inner = context with { Path = path };
                return [.. root.At("runs", "steps").Items.SelectMany(step => inner.Commands(step["run"])).Where(command => command.ResolvedFrom is null).Select(command => command with { ResolvedFrom = action })];
            }
        }

        return [];
    }

    // jobs.x.uses: ./.github/workflows/build.yml; that file calls no further one here.
    private static IEnumerable<PipelineStep> CalledWorkflow(PipelineContext context, string called)
    {
        var path = called.StartsWith("./", StringComparison.Ordinal) ? RepositoryPath.Combine("", called) : null;
        return path is not null && context.Sources.Data.TryGetValue(path, out var root)
            ? root["jobs"].Entries.SelectMany(job => job.Value["steps"].Items).Select(step => ReadStep(context with { Path = path, Root = root }, step, folder: null))
            : [new(null, 0, called, [], null, IsSwallowed: false, IsDisabled: false, Node.Missing)];
    }
}
