using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PipelineRunsOnEveryChangeTests : CheckTests<PipelineRunsOnEveryChange>
{
    [Theory]
    [InlineData("[push, pull_request]")]
    [InlineData("{ push: { branches: [main] }, pull_request: {} }")]
    [InlineData("{ push: { branches: ['**'] }, pull_request: }")]
    public Task Passes_WhenItRunsOnChangesAndOnMain(string on) => Passes(Workflow(on));

    [Theory]
    [InlineData("[push]", "not on pull requests")]
    [InlineData("[pull_request]", "not on the default branch")]
    [InlineData("{ pull_request: {}, push: { branches-ignore: [main] } }", "not on the default branch")]
    [InlineData("{ push: { tags: ['v*'] }, pull_request: {} }", "not on the default branch")]
    [InlineData("[workflow_dispatch]", "by hand")]
    public Task IsPartial_WhenATriggerIsMissing(string on, string because) => IsPartial(Workflow(on), because);

    [Fact]
    public Task IsPartial_WhenItOnlyKeepsHouse() => IsPartial(NodeApi + """

        === .github/workflows/stale.yml
        on: [push, pull_request]
        jobs: { stale: { runs-on: ubuntu-latest, steps: [{ uses: actions/stale@v9 }] } }
        """, "keep house");

    [Fact]
    public Task Passes_WhenGitLabRunsIt() => Passes(NodeApi + """

        === .gitlab-ci.yml
        test:
          script: [npm test]
          rules:
            - if: $CI_PIPELINE_SOURCE == "merge_request_event"
            - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
        """);

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi);

    [Fact]
    public Task Fails_WhenTheWorkflowWasRenamedAway() => Fails(NodeApi + """

        === .github/workflows/ci.yml.disabled
        on: [push, pull_request]
        jobs: { test: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }
        """);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoCode() => DoesNotApply("=== notes.md\nNothing here.\n");

    private static string Workflow(string on) => NodeApi + $"\n=== .github/workflows/ci.yml\non: {on}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
}
