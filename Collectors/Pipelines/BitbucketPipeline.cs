using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Bitbucket Pipelines.</summary>
/// <remarks>https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/</remarks>
internal static class BitbucketPipeline
{
    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context)
    {
        var pipelines = context.Root["pipelines"];
        var jobs = pipelines.Entries.SelectMany(entry => entry.Value.Kind == NodeKind.List
            ? [(Name: entry.Key, List: entry.Value)]
            : entry.Value.Entries.Select(inner => (Name: $"{entry.Key} {inner.Key}", List: inner.Value)));
        return (PipelineReader.Triggers(pipelines.Entries.SelectMany(entry => TriggersOf(entry.Key))), [.. jobs.SelectMany(job => ReadJobs(context, job.Name, job.List))]);
    }

    // The default pipeline builds every branch, thus before its merge as well.
    private static string[] TriggersOf(string kind) => kind switch
    {
        "default" => ["push", "pull_request"],
        "branches" => ["push"],
        "pull-requests" => ["pull_request"],
        "tags" => ["tag"],
        "custom" => ["workflow_dispatch"],
        _ => [],
    };

    // - step: {…}, - parallel: [{ step: … }] or { steps: […] }, - stage: { steps: […] }
    private static IEnumerable<PipelineJob> ReadJobs(PipelineContext context, string name, Node list) =>
        list.Descendants().Select(node => node["step"]).Where(step => step.Kind == NodeKind.Map).Select(step => ReadJob(context, name, step));

    private static PipelineJob ReadJob(PipelineContext context, string name, Node step)
    {
        var pipes = step["script"].Items.Where(item => item["pipe"].Text is not null)
            .Select(item => new PipelineStep(null, item.Line, item["pipe"].Text, [], Condition: null, IsSwallowed: false, IsDisabled: false, item));
        return new(step["name"].Text ?? name, step.Line, [], step["trigger"].Text, step["deployment"].Text, step.At("on-fail", "strategy").Text is "ignore", IsDisabled: false, [context.Step(step, step["script"]), .. pipes], step);
    }
}
