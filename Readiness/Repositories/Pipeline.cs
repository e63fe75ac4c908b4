namespace Gapless.Readiness.Repositories;

/// <summary>A CI definition: jobs, their steps, and the commands those run.</summary>
/// <param name="System">github, gitlab, azure, jenkins, circleci, bitbucket, gitea …</param>
/// <param name="Triggers">push, pull_request, schedule, workflow_dispatch, tag …</param>
public sealed record Pipeline(string Path, string System, ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs, Node Root)
{
    public bool RunsOn(string trigger) => Triggers.Any(one => one.Name.Equals(trigger, StringComparison.Ordinal));

    /// <summary>It looks at a change before it is merged.</summary>
    public bool RunsOnPullRequest => RunsOn("pull_request") || RunsOn("pull_request_target") || RunsOn("merge_group");

    public IEnumerable<PipelineStep> Steps => Jobs.SelectMany(job => job.Steps);
}
