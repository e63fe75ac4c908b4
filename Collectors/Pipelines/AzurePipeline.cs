using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Azure Pipelines.</summary>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/</remarks>
internal static class AzurePipeline
{
    private static readonly string[] Scripts = ["script", "bash", "powershell", "pwsh"];

    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context)
    {
        var root = context.Root;
        var stages = root["stages"].Items.Select(stage => (Name: stage["stage"].Text, Jobs: stage["jobs"].Items, stage["condition"].Text))
            .Append((Name: null, Jobs: root["jobs"].Items, Text: null));
        var jobs = stages.SelectMany(stage => stage.Jobs.Select(job => ReadJob(context, job, stage.Text)));
        var alone = root["steps"].Items.Length > 0 ? [ReadJob(context, root, stageCondition: null)] : Array.Empty<PipelineJob>();
        return (ReadTriggers(root), [.. jobs, .. alone]);
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
        var deploy = job["strategy"].Descendants().Where(node => node["steps"].Kind == NodeKind.List).SelectMany(node => node["steps"].Items);
        var condition = job["condition"].Text ?? stageCondition;
        var name = job["job"].Text ?? job["deployment"].Text ?? job["template"].Text ?? "job";
        var needs = job["dependsOn"].OneOrMany().Select(one => one.Text).OfType<string>();
        var environment = job["environment"].Text ?? job.At("environment", "name").Text;
        var steps = job["steps"].Items.Concat(deploy).Select(step => ReadStep(context, step));
        return new(name, job.Line, [.. needs], condition, environment, job["continueOnError"].IsTrue, PipelineReader.IsNever(condition), [.. steps], job);
    }

    private static PipelineStep ReadStep(PipelineContext context, Node step)
    {
        var inputs = step["inputs"];
        var run = Scripts.Select(key => step[key]).FirstOrDefault(node => node.Exists, inputs["script"].Exists ? inputs["script"] : inputs["inlineScript"]);
        var commands = context.Commands(run, step["workingDirectory"].Text ?? inputs["workingDirectory"].Text);
        var action = step["task"].Text ?? step["template"].Text;
        if (commands.IsEmpty && Implied(action, inputs) is { } implied)
        {
            commands = [new(implied, context.Path, step.Line, ResolvedFrom: null, IsSwallowed: false)];
        }

        var condition = step["condition"].Text;
        return new(step["displayName"].Text, step.Line, action, commands, condition, step["continueOnError"].IsTrue, PipelineReader.IsNever(condition) || step["enabled"].IsFalse, step);
    }

    // Tasks that are a command in other words.
    private static string? Implied(string? action, Node inputs) => action?.Split('@')[0] switch
    {
        "DotNetCoreCLI" => $"dotnet {inputs["command"].Text} {inputs["projects"].Text} {inputs["arguments"].Text}".Trim(),
        "Npm" => $"npm {inputs["customCommand"].Text ?? inputs["command"].Text}",
        "Maven" => $"mvn {inputs["goals"].Text ?? "package"}",
        "Gradle" => $"gradle {inputs["tasks"].Text ?? "build"}",
        "VSTest" => "dotnet vstest",
        _ => null,
    };
}
