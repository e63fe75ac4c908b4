using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RunbookCoversOperationsTests : CheckTests<RunbookCoversOperations>
{
    private const string Whole = "\n=== docs/runbook.md\n# Runbook\n## Deploy and roll back\n## Restart and scale\n## Logs and metrics\n## Troubleshooting\n## Escalation\n";

    [Fact]
    public Task Passes_WhenEverySectionIsThere() => Passes(NodeApi + Whole);

    [Fact]
    public Task IsPartial_WhenSomeAreMissing() => IsPartial(NodeApi + "\n=== docs/runbook.md\n# Runbook\n## Deploy and roll back\n## Restart\n## Logs\n", "troubleshooting");

    [Fact]
    public Task Fails_WhenItSaysNothing() => Fails(NodeApi + "\n=== docs/runbook.md\n# Notes\nTODO\n");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi, "no runbook");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== notes.md\nText.\n");

    [Fact]
    public Task Fails_WhenThePageIsAnAgentsPrompt() => Fails(NodeApi + "\n=== .claude/agents/deployer.md\n# Deployment\n## Start and stop\n## Logs\n## Troubleshooting\n", "no runbook");

    [Fact]
    public Task Fails_WhenAHeadingIsAComment() => Fails(NodeApi + "\n=== docs/DEPLOYMENT.md\n# Deployment\n## First login\n```bash\n# Start logging\naws start\n```\n", "start, stop and scale");
}
