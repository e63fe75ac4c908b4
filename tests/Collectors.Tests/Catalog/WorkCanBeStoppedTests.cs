using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class WorkCanBeStoppedTests : CheckTests<WorkCanBeStopped>
{
    private const string Lever = "\n=== src/app.js\napp.use(maintenanceMiddleware(flags));\n";
    private const string Page = "\n=== docs/runbook.md\n# Runbook\n\n## Maintenance mode\n\nThe person on call sets the flag.\n";

    [Fact]
    public Task Passes_WhenThereIsALeverAndAPage() => Passes(NodeApi + Lever + Page, "docs/runbook.md");

    [Fact]
    public Task IsPartial_WhenNothingIsWritten() => IsPartial(NodeApi + Lever, "who may pull");

    [Fact]
    public Task IsPartial_WhenItIsOnlyWritten() => IsPartial(NodeApi + Page, "not found in the code");

    [Fact]
    public Task Fails_WhenThereIsNeither() => Fails(NodeApi + "\n=== src/server.js\nprocess.on('SIGTERM', () => server.close());\ncontroller.abort();\n// maintenanceMiddleware\n=== src/access.cs\n[Route(\"emergency-access\")]\n=== docs/restart.md\n# Stop all\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"main\": \"index.js\", \"dependencies\": { \"lodash\": \"4.0.0\" } }\n");
}
