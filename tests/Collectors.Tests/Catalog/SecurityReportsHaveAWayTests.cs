using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SecurityReportsHaveAWayTests : CheckTests<SecurityReportsHaveAWay>
{
    private const string Policy = "# Security\n\nReport a vulnerability to security@shop.test. We answer within 3 days and disclose together with you.\n";

    [Theory]
    [InlineData("SECURITY.md")]
    [InlineData(".github/SECURITY.md")]
    public Task Passes_WhenThePolicySaysWhereAndWhen(string path) => Passes($"=== {path}\n{Policy}");

    [Fact]
    public Task IsPartial_WhenNoAnswerIsPromised() => IsPartial("=== SECURITY.md\n# Security\n\nReport a vulnerability to security@shop.test.\n", "when an answer comes");

    [Fact]
    public Task IsPartial_WhenNobodyFilledItIn() => IsPartial("=== SECURITY.md\n" + Policy + "[INSERT CONTACT METHOD]\n", "template");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi);
}
