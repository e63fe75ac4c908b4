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
}
