using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Tekton: pipelines, the tasks they name and what triggers them are resources of Kubernetes and may stand in any files.</summary>
/// <remarks>https://tekton.dev/docs/pipelines/pipelines/ and https://pipelinesascode.com/docs/guide/authoringprs/</remarks>
internal static class TektonPipelines
{
    private const string OnEvent = "pipelinesascode.tekton.dev/on-event";

    public static IEnumerable<Pipeline> Read(ImmutableArray<DataFile> files, ScriptSources sources)
    {
        var resources = files.Where(file => (file.Class & (PathClasses.Sample | PathClasses.Test | PathClasses.Vendored)) == PathClasses.None && file.Language is Language.Yaml)
            .SelectMany(file => file.Documents.Where(IsTekton).Select(document => (file.Path, Root: document))).ToList();
        if (resources.Count == 0)
        {
            return [];
        }

        var tasks = resources.Where(one => one.Root["kind"].Text is "Task" or "ClusterTask").GroupBy(one => NameOf(one.Root), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var runs = resources.Where(one => one.Root["kind"].Text is "PipelineRun").Concat(resources.Where(one => one.Root["kind"].Text is "TriggerTemplate")
            .SelectMany(one => one.Root.At("spec", "resourcetemplates").Items.Where(run => run["kind"].Text is "PipelineRun").Select(run => (one.Path, Root: run)))).ToList();
        var triggers = Triggers([.. resources.Select(one => one.Root)]);
        return resources.Select(one => Of(one.Path, one.Root, tasks, runs, triggers, sources)).OfType<Pipeline>();
    }

    private static bool IsTekton(Node document) => document["apiVersion"].Text is { } version
        && (version.StartsWith("tekton.dev/", StringComparison.Ordinal) || version.StartsWith("triggers.tekton.dev/", StringComparison.Ordinal));

    private static Pipeline? Of(string path, Node root, Dictionary<string, (string Path, Node Root)> tasks, List<(string Path, Node Root)> runs, ImmutableArray<PipelineTrigger> triggers, ScriptSources sources)
    {
        var spec = root["kind"].Text switch { "Pipeline" => root["spec"], "PipelineRun" => root.At("spec", "pipelineSpec"), _ => Node.Missing };
        if (!spec["tasks"].Items.Any())
        {
            return null;
        }

        // What a run gives weighs more than a default.
        var given = runs.Where(run => run.Root == root || run.Root.At("spec", "pipelineRef", "name").Text is { } name && name.Equals(NameOf(root), StringComparison.Ordinal)).ToList();
        var values = Values(spec["params"], given.SelectMany(run => run.Root.At("spec", "params").Items));
        var events = given.SelectMany(run => Events(run.Root)).Concat(Events(root)).ToList();
        var context = new PipelineContext(path, root, new ScriptResolver(sources), sources);
        return new(path, "tekton", events.Count > 0 ? PipelineReader.Triggers(events) : triggers, [.. spec["tasks"].Items.Concat(spec["finally"].Items).Select(use => Job(context, use, tasks, values))], root);
    }

    private static PipelineJob Job(PipelineContext context, Node use, Dictionary<string, (string Path, Node Root)> tasks, Dictionary<string, string> outer)
    {
        var name = TektonTasks.NameOf(use["taskRef"]);
        var found = name is not null && tasks.TryGetValue(name, out var task) ? task : default;
        var spec = use["taskSpec"].Exists ? use["taskSpec"]["spec"].Exists ? use.At("taskSpec", "spec") : use["taskSpec"] : found.Root?["spec"] ?? Node.Missing;
        var values = Values(spec["params"], use["params"].Items, outer);
        var steps = spec["steps"].Items.Select(step => TektonTasks.Step(found.Path is null ? context : context with { Path = found.Path }, step, values)).ToImmutableArray();
        return new(use["name"].Text ?? name ?? "task", use.Line, [.. use["runAfter"].Items.Select(item => item.Text).OfType<string>()], use["when"].Exists ? "when" : null, null, IsSwallowed: use["onError"].Text is "continue", IsDisabled: false,
            steps.IsEmpty && name is not null ? [TektonTasks.Known(context, use, name, values)] : steps, use);
    }

    // params: [{ name: IMAGE, default: x }] of the declaration, [{ name: IMAGE, value: $(params.IMAGE_NAME) }] of the use
    private static Dictionary<string, string> Values(Node declared, IEnumerable<Node> given, Dictionary<string, string>? outer = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (one, key) in declared.Items.Select(one => (one, "default")).Concat(given.Select(one => (one, "value"))))
        {
            if (one["name"].Text is { } name && one[key].Exists)
            {
                var text = one[key].Kind == NodeKind.List ? string.Join(' ', one[key].Items.Select(item => item.Text)) : one[key].Text ?? "";
                values[name] = outer is null ? text : TektonTasks.Put(text, outer);
            }
        }

        return values;
    }

    // An event listener starts it from a webhook, which tells of pushes unless something names pull requests.
    private static ImmutableArray<PipelineTrigger> Triggers(ImmutableArray<Node> resources)
    {
        var listening = resources.Where(one => one["kind"].Text is "EventListener" or "Trigger" or "TriggerBinding" or "TriggerTemplate").ToList();
        return listening.Count == 0 ? PipelineReader.Triggers("workflow_dispatch")
            : listening.Exists(one => one.Descendants().Any(node => node.Text is { } text && (text.Contains("pull_request", StringComparison.Ordinal) || text.Contains("merge_request", StringComparison.Ordinal) || text.Contains("Merge Request", StringComparison.Ordinal)))) ? PipelineReader.Triggers("push", "pull_request")
            : PipelineReader.Triggers("push");
    }

    // pipelinesascode.tekton.dev/on-event: "[pull_request, push]"
    private static IEnumerable<string> Events(Node run) => run.At("metadata", "annotations", OnEvent).Text is { } text
        ? text.Split(['[', ']', ',', ' ', '"'], StringSplitOptions.RemoveEmptyEntries).Where(one => one is "push" or "pull_request") : [];

    private static string NameOf(Node root) => root.At("metadata", "name").Text ?? root.At("metadata", "generateName").Text ?? "";
}
