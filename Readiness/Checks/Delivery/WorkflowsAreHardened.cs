using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class WorkflowsAreHardened : Check
{
    public override CheckInfo Info { get; } = new("ci.workflow-hardening", Category.Delivery, Priority.Medium, "Pipelines run with least privilege and pinned third-party code")
    {
        Why = "A pipeline holds the keys to releases; a stranger's pull request or a moved tag must not get hold of them.",
        Remedy = "Set permissions to read-only at the top of each workflow, pass untrusted text through env, and pin third-party actions to a commit.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OpenSSF Scorecard Dangerous-Workflow, Token-Permissions, Pinned-Dependencies"],
        AppliesWhen = Condition.All(Fact.ContinuousIntegration),
        Aggregation = Aggregation.AnyFail,
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var workflows = repository.Pipelines.Where(pipeline => pipeline.System is "github" or "gitea" or "forgejo").ToList();
        return workflows.Count > 0 ? workflows.Select(Judge) : [Verdict.NotApplicable(Verdict.WholeSystem, "no GitHub, Gitea or Forgejo workflow")];
    }

    private static Verdict Judge(Pipeline workflow)
    {
        var dangers = Dangers(workflow).ToList();
        if (dangers.Count > 0)
        {
            return Verdict.Fail(workflow.Path, dangers[0].Message, dangers);
        }

        var weak = Weaknesses(workflow).ToList();
        return weak.Count > 0
            ? Verdict.Partial(workflow.Path, weak[0].Message + ".", weak)
            : Verdict.Pass(workflow.Path, "Read-only by default, third-party actions pinned.", Evidence.Certain("permissions and actions read", new(workflow.Path, workflow.Root["permissions"].Line)));
    }

    private static IEnumerable<Evidence> Dangers(Pipeline workflow)
    {
        if (workflow.Root["permissions"].Text is "write-all")
        {
            yield return Evidence.Certain("permissions: write-all", new(workflow.Path, workflow.Root["permissions"].Line, "permissions: write-all"));
        }

        var isPrivileged = workflow.RunsOn("pull_request_target") || workflow.RunsOn("workflow_run");
        foreach (var job in workflow.Jobs)
        {
            if (job.Definition["permissions"].Text is "write-all")
            {
                yield return Evidence.Certain($"job {job.Name}: permissions: write-all", new(workflow.Path, job.Definition["permissions"].Line, "permissions: write-all"));
            }

            var head = isPrivileged ? job.Steps.FirstOrDefault(ChecksOutHead) : null;
            if (head is not null && job.Steps.Any(step => step.Commands.Length > 0))
            {
                yield return Evidence.Certain("a privileged trigger checks out and runs the pull request's code", new(workflow.Path, head.Line, $"uses: {head.Action}"));
            }

            foreach (var command in job.Steps.SelectMany(step => step.Commands).Where(command => command.ResolvedFrom is null && Untrusted().IsMatch(command.Text)))
            {
                yield return Evidence.Certain("untrusted text is put straight into a command", new(workflow.Path, command.Line, command.Text));
            }
        }
    }

    private static bool ChecksOutHead(PipelineStep step) =>
        step.Action?.StartsWith("actions/checkout", StringComparison.OrdinalIgnoreCase) == true
        && step.Definition.At("with", "ref").Text is { } reference
        && (reference.Contains("head", StringComparison.OrdinalIgnoreCase) || reference.Contains("github.event.number", StringComparison.Ordinal) || reference.Contains("workflow_run", StringComparison.Ordinal));

    private static IEnumerable<Evidence> Weaknesses(Pipeline workflow)
    {
        var permissions = workflow.Root["permissions"];
        if (!permissions.Exists && !workflow.Jobs.All(job => job.Definition["permissions"].Exists))
        {
            yield return Evidence.Certain("it sets no permissions, so its token gets the default ones", new(workflow.Path, 1));
        }
        else if (permissions.Entries.FirstOrDefault(entry => entry.Value.Text is "write") is { Key: { } scope })
        {
            yield return Evidence.Certain($"{scope}: write holds for every job", new(workflow.Path, permissions.Line, $"{scope}: write"));
        }

        foreach (var step in workflow.Steps.Where(step => step.Action is not null && IsUnpinned(step.Action)))
        {
            yield return Evidence.Certain($"{step.Action} is not pinned to a commit", new(workflow.Path, step.Line, $"uses: {step.Action}"));
        }
    }

    private static bool IsUnpinned(string action) =>
        !action.StartsWith("./", StringComparison.Ordinal) && !action.StartsWith("docker://", StringComparison.Ordinal)
        && !action.StartsWith("actions/", StringComparison.OrdinalIgnoreCase) && !action.StartsWith("github/", StringComparison.OrdinalIgnoreCase)
        && !Commit().IsMatch(action);

    [GeneratedRegex("""\$\{\{[^}]*github\.(event\.(issue|comment|review|review_comment|pull_request|discussion|head_commit|commits[^}]*)\.?(\.\w+)*\.(title|body|message|name|email|ref|label|default_branch)|head_ref)[^}]*\}\}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Untrusted();

    [GeneratedRegex("@[0-9a-f]{40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();
}
