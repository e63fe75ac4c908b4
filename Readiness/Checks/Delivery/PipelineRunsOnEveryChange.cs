namespace Gapless.Readiness.Checks.Delivery;

public sealed class PipelineRunsOnEveryChange : Check
{
    private static readonly string[] Housekeeping = ["stale", "labeler", "label", "greet", "welcome", "lock", "assign", "triage", "add-to-project", "issue", "codeql-analysis", "dependabot-auto-merge"];

    public override CheckInfo Info { get; } = new("ci.present", Category.Delivery, Priority.High, "A pipeline runs on every change and its last run on the main branch is green")
    {
        Why = "Without it nobody knows whether the main branch builds, and every release starts with finding out.",
        Remedy = "Add a workflow that builds and tests on pull requests and on pushes to the default branch.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Heartbeat],
        References = ["OpenSSF Scorecard CI-Tests", "Azure Well-Architected OE:06"],
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.Pipelines.Length == 0)
        {
            return repository.Components.Length == 0
                ? [Verdict.NotApplicable(Verdict.WholeSystem, "no code to build")]
                : [Verdict.Fail(Verdict.WholeSystem, "There is no CI definition.", Evidence.Certain($"{repository.Files.Length} files read, no pipeline among them"))];
        }

        var working = repository.Pipelines.Where(Works).ToList();
        if (working.Count == 0 && repository.Pipelines.All(pipeline => pipeline.Jobs.Length > 0 && pipeline.Jobs.All(job => job.IsDisabled)))
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Every job of the pipelines is switched off.", repository.Pipelines.Select(Show))];
        }

        if (working.Count == 0)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The pipelines only keep house: none builds or tests.", repository.Pipelines.Select(Show))];
        }

        var both = working.Find(pipeline => pipeline.RunsOnPullRequest && RunsOnMain(pipeline));
        var change = both ?? working.Find(pipeline => pipeline.RunsOnPullRequest);
        var main = both ?? working.Find(RunsOnMain);
        return [(change, main) switch
        {
            ({ } one, { } other) => Verdict.Pass(Verdict.WholeSystem, "A pipeline runs on pull requests and on the default branch.", new[] { one, other }.Distinct().Select(Show)),
            ({ } one, null) => Verdict.Partial(Verdict.WholeSystem, "It runs on pull requests but not on the default branch.", Show(one)),
            (null, { } other) => Verdict.Partial(Verdict.WholeSystem, "It runs on pushes but not on pull requests.", Show(other)),
            _ => Verdict.Partial(Verdict.WholeSystem, "It only runs by hand or on a schedule.", working.Select(Show)),
        }];
    }

    private static bool Works(Pipeline pipeline) =>
        pipeline.Jobs.Any(job => !job.IsDisabled && job.Steps.Any(step => !step.IsDisabled && (step.Commands.Length > 0 || step.Action is not null) && !IsHousekeeping(step)))
        || (pipeline.Jobs.Any(job => !job.IsDisabled && job.Definition["uses"].Exists));

    private static bool IsHousekeeping(PipelineStep step) =>
        step.Commands.Length == 0 && step.Action is { } action && (action.StartsWith("actions/checkout", StringComparison.OrdinalIgnoreCase) || Housekeeping.Any(word => action.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool RunsOnMain(Pipeline pipeline) => pipeline.Triggers.Any(trigger => trigger.Name is "push" && IncludesMain(trigger.Filter));

    private static bool IncludesMain(Node filter)
    {
        var ignored = filter["branches-ignore"].OneOrMany().Select(branch => branch.Text ?? "");
        if (ignored.Any(IsMain))
        {
            return false;
        }

        var branches = filter["branches"].OneOrMany().Select(branch => branch.Text ?? "").ToList();
        var onlyTags = filter["tags"].Exists && !filter["branches"].Exists;
        return !onlyTags && (branches.Count == 0 || branches.Exists(branch => IsMain(branch) || branch.Contains('*', StringComparison.Ordinal) || branch.Contains('$', StringComparison.Ordinal)));
    }

    private static bool IsMain(string branch) => branch is "main" or "master" or "trunk" or "develop" or "default";

    private static Evidence Show(Pipeline pipeline) =>
        Evidence.Certain($"runs on {string.Join(", ", pipeline.Triggers.Select(trigger => trigger.Name))}; jobs {string.Join(", ", pipeline.Jobs.Select(job => job.Name))}", new(pipeline.Path, 0));
}
