using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Tasks of Azure Pipelines that are a command in other words.</summary>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/</remarks>
internal static class AzureTasks
{
    public static ImmutableArray<string> Implied(string? action, Node inputs) => action?.Split('@')[0] switch
    {
        "DotNetCoreCLI" => [$"dotnet {(inputs["command"].Text is "custom" ? inputs["custom"].Text : inputs["command"].Text)} {inputs["projects"].Text} {inputs["arguments"].Text}".Trim()],
        "Npm" => [$"npm {(inputs["command"].Text is "custom" or null ? inputs["customCommand"].Text ?? "install" : inputs["command"].Text)}"],
        "Yarn" => [$"yarn {inputs["arguments"].Text}".Trim()],
        "Maven" => [$"mvn {inputs["goals"].Text ?? "package"}"],
        "Gradle" => [$"gradle {inputs["tasks"].Text ?? "build"}"],
        "Gulp" or "gulp" => [$"gulp {inputs["targets"].Text}".Trim()],
        "VSTest" => ["dotnet vstest"],
        "Docker" => Docker(inputs),
        "HelmDeploy" => [$"helm {inputs["command"].Text} {inputs["releaseName"].Text} {inputs["arguments"].Text}".Trim()],
        "Kubernetes" => [$"kubectl {inputs["command"].Text} {inputs["arguments"].Text}".Trim()],
        "TerraformCLI" or "TerraformTaskV1" or "TerraformTaskV2" or "TerraformTaskV3" or "TerraformTaskV4" or "TerraformTask" => [$"terraform {inputs["command"].Text} {inputs["commandOptions"].Text}".Trim()],
        "Bash" or "ShellScript" when (inputs["filePath"].Text ?? inputs["scriptPath"].Text) is { } file => [$"bash {file}"],
        "PowerShell" or "AzurePowerShell" when (inputs["filePath"].Text ?? inputs["ScriptPath"].Text ?? inputs["scriptPath"].Text) is { } file => [$"pwsh {file}"],
        "AzureCLI" when inputs["scriptPath"].Text is { } file => [$"bash {file}"],
        "BatchScript" when inputs["filename"].Text is { } file => [file],
        _ => [],
    };

    private static ImmutableArray<string> Docker(Node inputs)
    {
        var image = $"{inputs["containerRegistry"].Text}/{inputs["repository"].Text}:{string.Join(',', (inputs["tags"].Text ?? "$(Build.BuildId)").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
        var build = $"docker build -f {inputs["Dockerfile"].Text ?? inputs["dockerfile"].Text ?? "Dockerfile"} -t {image} {inputs["buildContext"].Text ?? "."}";
        return inputs["command"].Text switch
        {
            null or "buildAndPush" => [build, $"docker push {image}"],
            "build" => [build],
            "push" => [$"docker push {image}"],
            var other => [$"docker {other}"],
        };
    }
}
