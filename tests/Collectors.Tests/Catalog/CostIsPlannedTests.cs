using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CostIsPlannedTests : CheckTests<CostIsPlanned>
{
    private const string Infracost = "\n=== .github/workflows/cost.yml\non: pull_request\njobs: { c: { runs-on: x, steps: [{ uses: infracost/actions/setup@v3 }] } }\n";
    private const string Lifecycle = "=== main.tf\nresource \"aws_ecr_lifecycle_policy\" \"p\" {\n  repository = \"x\"\n}\n";
    private const string Page = "=== docs/cost.md\n# Cost\n\nWe right-size each quarter and took reserved instances.\n";

    [Fact]
    public Task Passes_WhenEverythingIsDecided() => Passes(NodeApi + Infracost + Lifecycle + Page);

    [Fact]
    public Task IsPartial_WhenTwoAre() => IsPartial(NodeApi + Infracost + Lifecycle, "commitments");

    [Fact]
    public Task Fails_WhenOneIs() => Fails(NodeApi + Infracost, "an estimate");

    [Fact]
    public Task Fails_WhenAReservationIsOneOfMemory() => Fails(NodeApi + "\n=== docs/deploy.md\n# Deploy\n\n```\nreservations:\n  memory: 1G\n```\n", "Nothing");

    [Fact]
    public Task Fails_WhenTheReadmeNamesAPrice() => Fails(NodeApi + "\n=== README.md\n# Shop\n\nListings cost $5/month.\n", "Nothing");

    [Fact]
    public Task Fails_WhenNothingIs() => Fails(NodeApi);

    [Fact]
    public Task Fails_WhenOnlyTheProductHasAPrice() => Fails(NodeApi + "\n=== docs/plans.md\n# Plans\n\nThe team plan is $20/month.\n", "Nothing");

    [Theory]
    [InlineData("docs/deploy.md", "# Deploy\n\n## Costs\n\nProduction is about $400 per month; we right-size each quarter.", true)]
    [InlineData("docs/deploy.md", "# Deploy\n\nThe mail service is $20 per month, and was right-sized.", false)]
    [InlineData("docs/deploy.md", "# Deploy\n\n## Costs\n\nFor development $10 per month; right-size later in dev.", false)]
    public Task ReadsProseOnCostOnly(string file, string text, bool isPlanned) => Ends(isPlanned ? Readiness.Checks.Outcome.Partial : Readiness.Checks.Outcome.Fail, NodeApi + $"\n=== {file}\n{text}\n");
}
