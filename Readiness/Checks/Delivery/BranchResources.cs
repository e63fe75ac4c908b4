using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>The protection of branches as the Terraform providers of GitHub and GitLab declare it.</summary>
internal static class BranchResources
{
    /// <summary>It speaks of the main branch, or of one that only its user names.</summary>
    public static bool ProtectsMain(CloudResource one) => one.Is("github_repository_ruleset", "github_organization_ruleset")
        ? one.Setting("target").Text is not "tag" and not "push" && one.Setting("enforcement").Text is not "disabled"
        : one.Is("github_branch_protection", "github_branch_protection_v3", "gitlab_branch_protection")
            && one.Setting("pattern", "branch") is var branch && (!branch.Exists || CloudCode.IsUnresolved(branch) || branch.Text is "*" or "~DEFAULT_BRANCH" || MainBranchIsProtected.IsMain(branch.Text));

    public static BranchRules Rules(CloudResource one, IReadOnlyCollection<CloudResource> all) =>
        one.Is("gitlab_branch_protection") ? OfGitLab(one, all) : one.Type.EndsWith("ruleset", StringComparison.Ordinal) ? OfRuleset(one) : OfProtection(one);

    // resource "github_branch_protection" "main" { enforce_admins = true, required_pull_request_reviews { required_approving_review_count = 1 }, required_status_checks { contexts = ["test"] } }
    private static BranchRules OfProtection(CloudResource one)
    {
        var reviews = one.Setting("required_pull_request_reviews");
        return new(
            !one.Setting("allows_force_pushes").IsTrue,
            !one.Setting("allows_deletions").IsTrue,
            reviews.Exists && one.Setting("required_approving_review_count") is var count && (!count.Exists || IsAtLeastOne(count)),
            one.Setting("required_status_checks") is { Exists: true } checks && (IsDynamic(checks) || one.Settings("contexts", "checks").Any(IsFilled)),
            one.Setting("enforce_admins").IsTrue);
    }

    // rules { deletion = true, non_fast_forward = true, pull_request { … }, required_status_checks { required_check { context = "test" } } }
    private static BranchRules OfRuleset(CloudResource one) => new(
        one.Setting("non_fast_forward").IsTrue,
        one.Setting("deletion").IsTrue,
        one.Setting("pull_request").Exists && IsAtLeastOne(one.Setting("required_approving_review_count")),
        one.Setting("required_check").Exists || IsDynamic(one.Setting("required_status_checks")),
        !one.Setting("bypass_actors").Exists);

    private static BranchRules OfGitLab(CloudResource one, IReadOnlyCollection<CloudResource> all) => new(
        !one.Setting("allow_force_push").IsTrue,
        true,
        all.Any(other => other.Is("gitlab_project_approval_rule", "gitlab_project_level_mr_approvals") && (!other.Setting("approvals_required").Exists || IsAtLeastOne(other.Setting("approvals_required")))),
        all.Any(other => other.Is("gitlab_project") && other.Setting("only_allow_merge_if_pipeline_succeeds").IsTrue),
        one.Setting("push_access_level").Text is "no one");

    private static bool IsAtLeastOne(Node count) => count.Number > 0 || CloudCode.IsUnresolved(count);

    private static bool IsFilled(Node contexts) => contexts.Items.Length > 0 || CloudCode.IsUnresolved(contexts);

    private static bool IsDynamic(Node block) => block.Descendants().Any(CloudCode.IsUnresolved);
}
