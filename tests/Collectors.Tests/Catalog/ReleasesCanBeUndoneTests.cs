using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReleasesCanBeUndoneTests : CheckTests<ReleasesCanBeUndone>
{
    private const string Api = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n";
    private const string Runbook = "\n=== docs/runbook.md\n# Runbook\n## Roll back a release\nRun this:\n```\nkubectl rollout undo deployment/shop\n```\n";

    [Theory]
    [InlineData("kubectl rollout undo deployment/shop")]
    [InlineData("helm upgrade --install shop ./chart --atomic")]
    [InlineData("kamal rollback $VERSION")]
    public Task Passes_WhenAJobAndTheRunbookRollBack(string command) => Passes(Api + Ci(command) + Runbook);

    [Fact]
    public Task Passes_WhenAnyVersionCanBeDeployedAgain() => Passes(Api + "\n=== .github/workflows/deploy.yml\non:\n  workflow_dispatch:\n    inputs:\n      image_tag: { required: true }\njobs: { deploy: { runs-on: x, steps: [{ run: 'kubectl set image deployment/shop shop=shop:$TAG' }] } }\n" + Runbook);

    [Fact]
    public Task Passes_WhenEcsBreaksTheCircuit() => Passes(Api + "\n=== main.tf\nresource \"aws_ecs_service\" \"shop\" {\n  deployment_circuit_breaker {\n    enable   = true\n    rollback = true\n  }\n}\n" + Runbook);

    [Fact]
    public Task IsPartial_WhenNoPageSaysHow() => IsPartial(Api + Ci("helm rollback shop"), "no runbook");

    [Fact]
    public Task IsPartial_WhenNothingAutomatesIt() => IsPartial(Api + Runbook, "nothing automates");

    [Theory]
    [InlineData("\n=== docs/runbook.md\n## Rollback\nWe revert.\n")]
    [InlineData("\n=== docs/deploy.md\n## Roll back a migration\n```\nnpx knex migrate:rollback\n```\n")]
    [InlineData("\n=== src/db.js\nawait transaction.rollback();\n")]
    public Task Fails_WhenOnlyWordsAreThere(string files) => Fails(Api + files);

    [Fact]
    public Task DoesNotApply_ToALibrary() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"main\": \"index.js\", \"exports\": \"./index.js\", \"dependencies\": { \"lodash\": \"4\" } }\n");

    private static string Ci(string command) => $"\n=== .github/workflows/rollback.yml\non: [workflow_dispatch]\njobs:\n  undo:\n    runs-on: x\n    steps:\n      - run: {command}\n";
}
