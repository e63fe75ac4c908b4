using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WorkflowsAreHardenedTests : CheckTests<WorkflowsAreHardened>
{
    private const string Pinned = "tj-actions/changed-files@0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public Task Passes_WhenReadOnlyAndPinned() => Passes(Workflow("pull_request", "permissions: { contents: read }", $"      - uses: actions/checkout@v4\n      - uses: {Pinned}\n      - run: npm test"));

    [Fact]
    public Task Passes_WhenUntrustedTextGoesThroughTheEnvironment() =>
        Passes(Workflow("issues", "permissions: {}", "      - run: echo \"$TITLE\"\n        env: { TITLE: \"${{ github.event.issue.title }}\" }"));

    [Theory]
    [InlineData("issues", "      - run: echo \"${{ github.event.issue.title }}\"")]
    [InlineData("pull_request", "      - run: git checkout ${{ github.head_ref }}")]
    [InlineData("pull_request_target", "      - uses: actions/checkout@v4\n        with: { ref: \"${{ github.event.pull_request.head.sha }}\" }\n      - run: npm test")]
    public Task Fails_WhenAStrangerCanRunCode(string on, string steps) => Fails(Workflow(on, "permissions: { contents: read }", steps));

    [Fact]
    public Task Fails_WhenEverythingMayBeWritten() => Fails(Workflow("push", "permissions: write-all", "      - run: npm test"));

    [Theory]
    [InlineData("", "      - run: npm test")]
    [InlineData("permissions: { contents: read }", "      - uses: tj-actions/changed-files@v45")]
    [InlineData("permissions: { contents: write }", "      - run: npm test")]
    public Task IsPartial_WhenPrivilegeOrPinsAreLoose(string permissions, string steps) => IsPartial(Workflow("push", permissions, steps));

    [Fact]
    public Task DoesNotApply_WhenAnotherSystemRunsThePipeline() => DoesNotApply(NodeApi + "\n=== .gitlab-ci.yml\ntest:\n  script: [npm test]\n");

    private static string Workflow(string on, string permissions, string steps) =>
        NodeApi + $"\n=== .github/workflows/ci.yml\non: [{on}]\n{permissions}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n{steps}\n";
}
