using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>A step of a pipeline that can run, with what is around it. A call of a whole workflow, or of a template, counts as a step.</summary>
internal sealed partial record PipelineRun(Pipeline Pipeline, PipelineJob? Job, PipelineStep Step)
{
    // Many checks ask.
    private static readonly ConditionalWeakTable<RepositoryFacts, List<PipelineRun>> Known = [];

    /// <summary>The action and its inputs, and the commands, one a line: what a pattern is tried on.</summary>
    public string Text { get; } = string.Join('\n', Step.Definition["with"].Entries.Select(input => $"{input.Key}: {input.Value.Text}").Prepend(Step.Text));

    /// <summary>Its failure stops nothing.</summary>
    public bool IsSwallowed => Job?.IsSwallowed == true || Step.IsSwallowed || Step.Commands.Any(command => command.IsSwallowed);

    /// <summary>It looks at a change before it is merged: on pull requests, or on pushes to every branch.</summary>
    public bool OnChange => (Pipeline.RunsOnPullRequest || Pipeline.Triggers.Any(IsEveryPush)) && !NeverOnChange().IsMatch(Job?.Condition ?? "") && !NeverOnChange().IsMatch(Step.Condition ?? "");

    /// <summary>Everything in the repository's pipelines that is not switched off.</summary>
    public static IReadOnlyList<PipelineRun> Of(RepositoryFacts repository) => Known.GetValue(repository, static facts => [.. facts.Pipelines.SelectMany(Of)]);

    /// <summary>The input of the action, or null.</summary>
    public string? Input(string name) => Step.Definition.At("with", name).Text;

    public Evidence Show(string message) => Evidence.Certain(message, new(Pipeline.Path, Step.Line, Short(Step.Text.Split('\n')[0])));

    /// <summary>As evidence, with the command or action that matches the pattern.</summary>
    public Evidence Show(string message, Regex pattern)
    {
        var command = Step.Commands.FirstOrDefault(one => pattern.IsMatch(one.Text));
        return command is null ? Show(message) : Evidence.Certain(message, new(command.Path, command.Line, Short(command.Text)));
    }

    private static IEnumerable<PipelineRun> Of(Pipeline pipeline) => pipeline.Jobs.Where(job => !job.IsDisabled)
        .SelectMany(job => job.Steps.Where(step => !step.IsDisabled).Concat(Called(job)).Select(step => new PipelineRun(pipeline, job, step)))
        .Concat(pipeline.Root["include"].Descendants().Where(node => node.Text is not null).Select(node => new PipelineRun(pipeline, null, StepOf(node))));

    // uses: owner/repository/.github/workflows/build.yml@v1
    private static IEnumerable<PipelineStep> Called(PipelineJob job) => job.Definition["uses"] is { Text: not null } uses
        ? [new PipelineStep(job.Name, uses.Line, uses.Text, [], null, IsSwallowed: false, IsDisabled: false, job.Definition)]
        : [];

    private static PipelineStep StepOf(Node node) => new(null, node.Line, node.Text, [], null, IsSwallowed: false, IsDisabled: false, Node.Missing);

    private static bool IsEveryPush(PipelineTrigger trigger) =>
        trigger.Name is "push" && !trigger.Filter["branches"].Exists && !trigger.Filter["tags"].Exists && !trigger.Filter["branches-ignore"].Exists;

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";

    // if: github.event_name == 'push'    if: github.ref == 'refs/heads/main'    if: startsWith(github.ref, 'refs/tags/')
    [GeneratedRegex("""(event_name\s*==\s*'(push|schedule|release|workflow_dispatch)'|event_name\s*!=\s*'pull_request'|github\.ref\s*==\s*'refs/heads/|refs/tags/)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NeverOnChange();
}
