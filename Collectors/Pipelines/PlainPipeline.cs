using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Buildkite, Cloud Build, CodeBuild, Amplify, Travis, Drone and Woodpecker, as far as their commands go.</summary>
internal static class PlainPipeline
{
    private static readonly string[] CommandKeys = ["commands", "command", "script", "before_script", "install", "before_install", "after_success", "deploy"];
    private static readonly string[] Shells = ["bash", "sh", "/bin/bash", "/bin/sh"];

    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context, string system)
    {
        var steps = context.Root.Descendants().Where(node => node.Kind == NodeKind.Map).SelectMany(node => ReadSteps(context, node)).Concat(Implied(context, system)).ToImmutableArray();
        var triggers = Events(context.Root) is { Count: > 0 } events ? events : system is "cloudbuild" or "codebuild" or "amplify" ? ["push"] : ["push", "pull_request"];
        return (PipelineReader.Triggers(triggers), steps.IsEmpty ? [] : [new("pipeline", 1, [], null, null, IsSwallowed: false, IsDisabled: false, steps, context.Root)]);
    }

    // Drone: trigger: { event: [push, tag] }   Woodpecker: when: [ { event: pull_request } ]
    private static List<string> Events(Node root) =>
    [
        .. root.OneOrSelfMaps().SelectMany(document => document["trigger"]["event"].OneOrMany().Concat(document["trigger"].At("event", "include").OneOrMany()).Concat(document["when"]["event"].OneOrMany()).Concat(document["when"].Items.SelectMany(item => item["event"].OneOrMany())))
            .Select(one => one.Text switch { "push" => "push", "pull_request" => "pull_request", "tag" => "tag", "cron" => "schedule", "manual" or "custom" => "workflow_dispatch", _ => null }).OfType<string>(),
    ];

    private static Node[] OneOrSelfMaps(this Node root) => root.Kind == NodeKind.List ? [.. root.Items.Where(item => item.Kind == NodeKind.Map)] : [root];

    private static IEnumerable<PipelineStep> ReadSteps(PipelineContext context, Node node)
    {
        // Buildkite: soft_fail; Drone and Woodpecker: failure: ignore
        var isSwallowed = node["soft_fail"].IsTrue || node["soft_fail"].Kind == NodeKind.List || node["failure"].Text is "ignore";
        foreach (var key in CommandKeys.Where(key => node[key].OneOrMany().Any()))
        {
            yield return context.Step(node, node[key], name: node["label"].Text ?? node["name"].Text ?? key) with { IsSwallowed = isSwallowed, IsDisabled = node["skip"].IsTrue };
        }

        // Cloud Build: - name: gcr.io/cloud-builders/docker, args: [build, ., -t, x]
        if (node["name"].Text is { } image && node["args"].Kind == NodeKind.List)
        {
            var words = node["args"].Items.Select(item => item.Text).ToList();
            var entry = node["entrypoint"].Text ?? image[(image.LastIndexOf('/') + 1)..];
            var text = Shells.Contains(entry, StringComparer.Ordinal) && words is ["-c" or "-ec" or "-ce" or "-exc", { } script, ..] ? script : string.Join(' ', words.Prepend(entry));
            yield return context.Step(node, Node.Scalar(text, node.Line), node["dir"].Text, node["id"].Text) with { Action = image };
        }

        // A plugin: - image: woodpeckerci/plugin-docker-buildx, settings: { repo: x, tags: [y] }
        if (node["image"].Text is { } plugin && (node["settings"].Exists || plugin.Contains("plugin", StringComparison.Ordinal)) && !node["commands"].Exists)
        {
            yield return new(node["name"].Text, node.Line, plugin, [], null, isSwallowed, IsDisabled: false, Node.Map([KeyValuePair.Create("with", node["settings"])], node.Line));
        }
    }

    // Cloud Build pushes what stands under images; Travis runs a language's usual test where no script is named.
    private static IEnumerable<PipelineStep> Implied(PipelineContext context, string system)
    {
        var root = context.Root;
        if (system is "cloudbuild" && root["images"].Items is { Length: > 0 } images)
        {
            yield return context.Step(root["images"], Node.List([.. images.Where(image => image.Text is not null).Select(image => Node.Scalar($"docker push {image.Text}", image.Line))], root["images"].Line), name: "images");
        }

        if (system is "travis" && !root.Descendants().Any(node => node["script"].Exists) && Usual(root["language"].Text) is { } usual)
        {
            yield return context.Step(root, Node.Scalar(usual, root["language"].Line), name: "script");
        }
    }

    private static string? Usual(string? language) => language switch
    {
        "node_js" => "npm test",
        "ruby" => "rake",
        "go" => "go test ./...",
        "java" or "groovy" => "mvn test",
        "rust" => "cargo test",
        "php" => "phpunit",
        "elixir" => "mix test",
        _ => null,
    };
}
