using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Azure Pipelines.</summary>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/</remarks>
internal static class AzurePipeline
{
    private static readonly string[] Scripts = ["script", "bash", "powershell", "pwsh"];
    private static readonly string[] OfPipelinesOnly = ["trigger", "pr", "schedules", "resources", "pool", "extends", "variables", "name"];

    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context) =>
        IsTemplate(context) ? ([], []) : (ReadTriggers(context.Root), [.. ReadJobs(AzureTemplates.Called(context, context.Root["extends"]) ?? context)]);

    // A template has parameters, and nothing that only a pipeline has; it runs where it is named.
    private static bool IsTemplate(PipelineContext context) => context.Root["parameters"].Exists && !OfPipelinesOnly.Any(key => context.Root[key].Exists);

    private static IEnumerable<PipelineJob> ReadJobs(PipelineContext context)
    {
        var stages = AzureTemplates.Items(context, context.Root["stages"], "stages")
            .SelectMany(stage => AzureTemplates.Items(stage.Context, stage.Item["jobs"], "jobs").Select(job => ReadJob(job.Context, job.Item, stage.Item["condition"].Text)));
        var jobs = AzureTemplates.Items(context, context.Root["jobs"], "jobs").Select(job => ReadJob(job.Context, job.Item, stageCondition: null));
        return stages.Concat(jobs).Concat(context.Root["steps"].Items.Length > 0 ? [ReadJob(context, context.Root, stageCondition: null)] : []);
    }

    // Both triggers are on unless they are turned off.
    private static ImmutableArray<PipelineTrigger> ReadTriggers(Node root) =>
    [
        .. root["trigger"].Text is "none" ? (PipelineTrigger[])[] : [new("push", root["trigger"])],
        .. root["pr"].Text is "none" ? (PipelineTrigger[])[] : [new("pull_request", root["pr"])],
        .. root["schedules"].Exists ? (PipelineTrigger[])[new("schedule", root["schedules"])] : [],
    ];

    private static PipelineJob ReadJob(PipelineContext context, Node job, string? stageCondition)
    {
        var lists = job["strategy"].Descendants().Select(node => node["steps"]).Where(node => node.Kind == NodeKind.List).Prepend(job["steps"]);
        var condition = job["condition"].Text ?? stageCondition;
        var name = job["job"].Text ?? job["deployment"].Text ?? job["template"].Text ?? "job";
        var needs = job["dependsOn"].OneOrMany().Select(one => one.Text).OfType<string>();
        var environment = job["environment"].Text ?? job.At("environment", "name").Text;
        var steps = lists.SelectMany(list => AzureTemplates.Items(context, list, "steps")).Select(step => ReadStep(step.Context, step.Item));
        return new(name, job.Line, [.. needs], condition, environment, job["continueOnError"].IsTrue, PipelineReader.IsNever(condition), [.. steps], job);
    }

    private static PipelineStep ReadStep(PipelineContext context, Node step)
    {
        var inputs = step["inputs"];
        var run = Scripts.Select(key => step[key]).FirstOrDefault(node => node.Exists, inputs["script"].Exists ? inputs["script"] : inputs["inlineScript"].Exists ? inputs["inlineScript"] : inputs["InlineScript"]);
        var folder = AzureTemplates.WithParameters(context, step["workingDirectory"].Exists ? step["workingDirectory"] : inputs["workingDirectory"]).Text;
        var commands = context.Commands(AzureTemplates.WithParameters(context, run), Root(folder));
        var action = step["task"].Text ?? step["template"].Text;
        if (commands.IsEmpty)
        {
            commands = context.Commands(Node.List([.. AzureTasks.Implied(action, inputs).Select(text => Node.Scalar(Root(text), step.Line))], step.Line));
        }

        var condition = step["condition"].Text;
        return new(step["displayName"].Text, step.Line, action, commands, condition, step["continueOnError"].IsTrue, PipelineReader.IsNever(condition) || step["enabled"].IsFalse, step);
    }

    // $(Build.SourcesDirectory)/web and $(System.DefaultWorkingDirectory)/web are web
    private static string? Root(string? text) => text?.Replace("$(Build.SourcesDirectory)", ".", StringComparison.OrdinalIgnoreCase).Replace("$(System.DefaultWorkingDirectory)", ".", StringComparison.OrdinalIgnoreCase);
}
