using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RecoveryObjectivesAreSetTests : CheckTests<RecoveryObjectivesAreSet>
{
    [Theory]
    [InlineData("**RTO**: 4 hours, **RPO**: 15 min", "Both")]
    [InlineData("| RTO | < 1h |\n| RPO | 5 minutes |", "Both")]
    [InlineData("Recovery Time Objective of 2 hours and a Recovery Point Objective of 1 day", "Both")]
    [InlineData("RTO: 4 hours\nRPO: TBD", "not how much")]
    [InlineData("RPO is 24h", "not how long")]
    public Task IsPartial_WhenTheyAreStated(string text, string because) => IsPartial(NodeApi + $"\n=== docs/dr.md\n# DR\n\n{text}\n", because);

    [Theory]
    [InlineData("RTO: TBD, RPO: TBD")]
    [InlineData("The RTO is important.")]
    [InlineData("The aorto 4 hours")]
    public Task Fails_WhenNoDurationIsGiven(string text) => Fails(NodeApi + $"\n=== docs/dr.md\n# DR\n\n{text}\n");

    [Fact]
    public void AsksForTheLastRestore() => Assert.Contains("minutes of the last restore", new RecoveryObjectivesAreSet().Attestation!.RequiredFields);
}
