using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>GitHub Actions, and what Gitea and Forgejo took over from it.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax</remarks>
internal static class GitHubPipeline
{
    // nick-fields/retry: { command: npm test }   azure/cli: { inlineScript: … }   devcontainers/ci: { runCmd: … }   appleboy/ssh-action: { script: … }
    private static readonly string[] ScriptInputs = ["run", "inlineScript", "runCmd", "script", "command"];

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
        return new(name, job.Line, [.. needs], condition, environment, job["continue-on-error"].IsTrue, PipelineReader.IsNever(condition), [.. StepsOf(context, job)], job);
    }

    private static IEnumerable<PipelineStep> StepsOf(PipelineContext context, Node job)
    {
        var folder = job.At("defaults", "run", "working-directory").Text ?? context.Root.At("defaults", "run", "working-directory").Text;
        return job["uses"].Text is { } called ? CalledWorkflow(context, job, called) : job["steps"].Items.SelectMany(step => ReadStep(context, job, step, folder));
    }

    private static IEnumerable<PipelineStep> ReadStep(PipelineContext context, Node job, Node step, string? folder)
    {
        var action = step["uses"].Text;
        var condition = step["if"].Text;
        var inner = action is null ? [] : CompositeAction(context, action, step["with"]).ToList();
        var commands = action is null ? Commands(context, job, step, step["run"], step["working-directory"].Text ?? folder)
            : inner.Count > 0 ? [.. inner.SelectMany(one => one.Commands).Where(command => command.ResolvedFrom is null).Select(command => command with { ResolvedFrom = action })]
            : Implied(context, action, step["with"]);
        var own = new PipelineStep(step["name"].Text, step.Line, action, commands, condition, step["continue-on-error"].IsTrue, PipelineReader.IsNever(condition), step);
        return [own, .. inner.Where(one => one.Action is not null).Select(one => one with { Condition = one.Condition ?? condition, IsSwallowed = one.IsSwallowed || own.IsSwallowed, IsDisabled = one.IsDisabled || own.IsDisabled })];
    }

    private static ImmutableArray<PipelineCommand> Commands(PipelineContext context, Node job, Node step, Node run, string? folder) =>
    [
        .. GitHubExpressions.Folders(context, job, step, folder).SelectMany(one => context.Commands(GitHubExpressions.WithInputs(context, run), one))
            .DistinctBy(command => (command.Text, command.Path, command.Line)),
    ];

    // Actions that are a command in other words, and those that are handed one.
    private static ImmutableArray<PipelineCommand> Implied(PipelineContext context, string action, Node inputs)
    {
        var command = action.Split('@')[0] switch
        {
            "actions-rs/cargo" => $"cargo {inputs["command"].Text} {inputs["args"].Text}",
            "pulumi/actions" => $"pulumi {inputs["command"].Text}",
            "gradle/gradle-build-action" or "gradle/actions/setup-gradle" when inputs["arguments"].Exists => $"gradle {inputs["arguments"].Text}",
            "borales/actions-yarn" or "Borales/actions-yarn" => $"yarn {inputs["cmd"].Text}",
            _ => null,
        };
        var script = action.StartsWith("actions/", StringComparison.Ordinal) ? Node.Missing : ScriptInputs.Select(name => inputs[name]).FirstOrDefault(node => node.Text is not null, Node.Missing);
        return command is null ? context.Commands(script, inputs["working-directory"].Text) : context.Commands(Node.Scalar(command.Trim(), inputs.Line), inputs["build-root-directory"].Text ?? inputs["work-dir"].Text);
    }

    // uses: ./.github/actions/setup
    private static IEnumerable<PipelineStep> CompositeAction(PipelineContext context, string action, Node inputs)
    {
        var folder = action.StartsWith("./", StringComparison.Ordinal) ? RepositoryPath.Combine("", action) : null;
        var inner = folder is null ? null : context.Called($"{folder}/action.yml".TrimStart('/'), inputs) ?? context.Called($"{folder}/action.yaml".TrimStart('/'), inputs);
        return inner is null ? [] : inner.Root.At("runs", "steps").Items.SelectMany(step => ReadStep(inner, Node.Missing, step, folder: null));
    }

    // jobs.x.uses: ./.github/workflows/build.yml
    private static IEnumerable<PipelineStep> CalledWorkflow(PipelineContext context, Node job, string called)
    {
        var path = called.StartsWith("./", StringComparison.Ordinal) ? RepositoryPath.Combine("", called) : null;
        return context.Called(path, job["with"]) is { } inner
            ? ReadJobs(inner).Where(one => !one.IsDisabled).SelectMany(one => one.IsSwallowed ? one.Steps.Select(step => step with { IsSwallowed = true }) : one.Steps)
            : [new(null, 0, called, [], null, IsSwallowed: false, IsDisabled: false, Node.Missing)];
    }
}
