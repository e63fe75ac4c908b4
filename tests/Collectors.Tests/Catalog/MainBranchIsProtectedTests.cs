using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class MainBranchIsProtectedTests : CheckTests<MainBranchIsProtected>
{
    [Fact]
    public Task Passes_WhenTheSettingsAreInTheRepository() => Passes(Settings("""
              required_pull_request_reviews: { required_approving_review_count: 1 }
              required_status_checks: { strict: true, contexts: [ci] }
              enforce_admins: true
        """));

    [Fact]
    public Task Passes_WhenTerraformProtects() => Passes("""
        === github.tf
        resource "github_branch_protection" "main" {
          pattern        = "main"
          enforce_admins = true
          required_status_checks {
            contexts = ["ci"]
          }
          required_pull_request_reviews {
            required_approving_review_count = 1
          }
        }
        """);

    [Fact]
    public Task Passes_WhenATerraformRulesetProtects() => Passes("""
        === github.tf
        resource "github_repository_ruleset" "main" {
          name        = "main"
          target      = "branch"
          enforcement = "active"
          rules {
            deletion         = true
            non_fast_forward = true
            pull_request {
              required_approving_review_count = 1
            }
            required_status_checks {
              required_check {
                context = "ci"
              }
            }
          }
        }
        """);

    [Fact]
    public Task IsPartial_WhenTerraformAsksForNoReview() => IsPartial("""
        === github.tf
        # required_approving_review_count = 2
        resource "github_branch_protection" "main" {
          pattern        = "main"
          enforce_admins = true
          required_status_checks {
            contexts = ["ci"]
          }
          required_pull_request_reviews {
            required_approving_review_count = 0
          }
        }
        """, "an approving review");

    [Theory]
    [InlineData("github_repository_ruleset\" \"tags\" {\n  target = \"tag\"\n  enforcement = \"active\"")]
    [InlineData("github_branch_protection\" \"gh\" {\n  pattern = \"gh-pages\"\n  enforce_admins = true")]
    public Task IsUnknown_WhenTerraformProtectsSomethingElse(string resource) => IsUnknown($"=== github.tf\nresource \"{resource}\n}}\n");

    [Fact]
    public Task Passes_WhenARulesetProtects() => Passes("""
        === .github/rulesets/main.json
        { "target": "branch", "enforcement": "active", "bypass_actors": [], "rules": [ { "type": "deletion" }, { "type": "non_fast_forward" },
          { "type": "pull_request", "parameters": { "required_approving_review_count": 1 } },
          { "type": "required_status_checks", "parameters": { "required_status_checks": [{ "context": "ci" }] } } ] }
        """);

    [Fact]
    public Task IsPartial_WhenAdministratorsMayPass() => IsPartial(Settings("""
              required_pull_request_reviews: { required_approving_review_count: 1 }
              required_status_checks: { strict: true, contexts: [ci] }
              enforce_admins: false
        """), "administrators");

    [Fact]
    public Task IsPartial_WhenOnlyOwnersAreNamed() => IsPartial("=== .github/CODEOWNERS\n* @shop\n", "set at the forge");

    [Fact]
    public Task Fails_WhenTheSettingsAllowEverything() => Fails(Settings("      allow_force_pushes: true\n      allow_deletions: true\n      required_pull_request_reviews: null\n"));

    [Fact]
    public Task IsUnknown_WhenNothingIsSaid() => IsUnknown(NodeApi);

    [Theory]
    [InlineData("1", "2", "blocked", "blocked", "included", Outcome.Pass)]
    [InlineData("0", "2", "blocked", "blocked", "included", Outcome.Partial)]
    [InlineData("0", "0", "allowed", "allowed", "exempt", Outcome.Fail)]
    public void JudgesAnExport(string reviews, string checks, string force, string deletion, string admins, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("reviews", reviews).Add("checks", checks).Add("force_push", force).Add("deletion", deletion).Add("admins", admins);

        Assert.Equal(expected, new MainBranchIsProtected().Heartbeat(new("hb:branch", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }

    private static string Settings(string protection) => $"=== .github/settings.yml\nbranches:\n  - name: main\n    protection:\n{protection}\n";
}
