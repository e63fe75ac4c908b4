using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RecoveryIsWrittenDownTests : CheckTests<RecoveryIsWrittenDown>
{
    private const string Plan = """
        === docs/disaster-recovery.md
        # Disaster recovery

        RTO is 4 hours, RPO is 1 hour. The on-call engineer decides; escalate to the owner by phone.

        ## Database loss
        1. `pg_restore -d shop latest.dump`
        2. `kubectl rollout restart deployment/api`
        3. `psql -c 'select count(*) from orders'`

        Verify that the health check is green.

        ## Bad deployment
        Roll back with the previous tag.
        """;

    [Fact]
    public Task Passes_WhenThePlanIsWhole() => Passes(NodeApi + "\n" + Plan);

    [Fact]
    public Task IsPartial_WhenManyLinesAreOpen() => IsPartial(NodeApi + "\n" + Plan + "\n## More\nTODO\nTBD\n<insert name>\nTODO: call\nTBD later\n<your bucket>\n", "filled in");

    [Fact]
    public Task IsPartial_WhenPartsAreMissing() => IsPartial(NodeApi + "\n=== docs/runbook.md\n# Operations\n\nThe on-call engineer is responsible. Verify after each step.\n", "lacks");

    [Fact]
    public Task Fails_WhenASectionOnlyPointsElsewhere() => Fails(NodeApi + "\n=== README.md\n# Shop\n\n## Disaster recovery\n\nSee the wiki.\n");

    [Fact]
    public Task Fails_WhenOnlyAnAgentsPlanSpeaksOfIt() => Fails(NodeApi + "\n=== .agents/plans/sync-and-recovery.md\n# Restore\n\nThe owner verifies.\n", "no plan");

    [Fact]
    public Task Fails_WhenThePageIsAboutRecoveryCodes() => Fails(NodeApi + "\n=== docs/recovery-codes.md\n# Codes\n\nEach owner verifies the code.\n", "no plan");

    [Fact]
    public Task Fails_WhenThereIsNoPlan() => Fails(NodeApi + "\n=== README.md\n# Shop\n\nIt sells.\n", "no plan");

    [Fact]
    public Task Fails_WhenOnlyTheChangelogSpeaksOfIt() => Fails(NodeApi + "\n=== CHANGELOG.md\n# 1.2\n\n## Restore the old colours\n", "no plan");

    [Fact]
    public Task Fails_WhenOnlyTheRestOfThePageHasCommands() => Fails(NodeApi + "\n=== docs/deployment.md\n# Deployment\n\n## Restore\n\nAsk us.\n" + string.Concat(Enumerable.Repeat("\ntext", 90)) + "\n## Install\n\n1. docker pull x\n2. docker run x\n3. curl http://x\n\nVerify that it runs. Contacts: shop.\n");
}
