using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Buildkite, Cloud Build, CodeBuild, Travis, Drone and Woodpecker, as far as their commands go.</summary>
internal static class PlainPipeline
{
    private static readonly string[] CommandKeys = ["commands", "command", "script", "before_script", "install", "before_install", "after_success", "deploy"];

    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context, string system)
    {
        var steps = context.Root.Descendants().Where(node => node.Kind == NodeKind.Map).SelectMany(node => ReadSteps(context, node)).ToImmutableArray();
        string[] triggers = system is "cloudbuild" or "codebuild" ? ["push"] : ["push", "pull_request"];
        return (PipelineReader.Triggers(triggers), steps.IsEmpty ? [] : [new("pipeline", 1, [], null, null, IsSwallowed: false, IsDisabled: false, steps, context.Root)]);
    }

    private static IEnumerable<PipelineStep> ReadSteps(PipelineContext context, Node node)
    {
        foreach (var key in CommandKeys.Where(key => node[key].OneOrMany().Any()))
        {
            yield return context.Step(node, node[key], name: node["label"].Text ?? node["name"].Text ?? key);
        }

        // Cloud Build: - name: gcr.io/cloud-builders/docker, args: [build, ., -t, x]
        if (node["name"].Text is { } image && node["args"].Kind == NodeKind.List)
        {
            var words = node["args"].Items.Select(item => item.Text).Prepend(node["entrypoint"].Text ?? image[(image.LastIndexOf('/') + 1)..]);
            yield return context.Step(node, Node.Scalar(string.Join(' ', words), node.Line), name: node["id"].Text) with { Action = image };
        }
    }
}
