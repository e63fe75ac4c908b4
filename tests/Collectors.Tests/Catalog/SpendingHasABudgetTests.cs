using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SpendingHasABudgetTests : CheckTests<SpendingHasABudget>
{
    [Theory]
    [InlineData("resource \"aws_budgets_budget\" \"b\" {\n  notification {\n    subscriber_email_addresses = [\"finance@shop.io\"]\n  }\n}", Outcome.Pass)]
    [InlineData("resource \"aws_budgets_budget\" \"b\" {\n  notification {\n    subscriber_email_addresses = [\"you@example.com\"]\n  }\n}", Outcome.Partial)]
    [InlineData("resource \"aws_budgets_budget\" \"b\" {\n  limit_amount = \"100\"\n}", Outcome.Partial)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"x\"\n}", Outcome.Unknown)]
    public Task ReadsInfrastructureCode(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}\n");

    [Theory]
    [InlineData("90", Outcome.Pass)]
    [InlineData("100", Outcome.Pass)]
    [InlineData("110", Outcome.Partial)]
    [InlineData("111", Outcome.Fail)]
    [InlineData(null, Outcome.Partial)]
    public void JudgesTheLastBeat(string? forecast, Outcome expected) => Assert.Equal(expected, new SpendingHasABudget().Heartbeat(Beats.Of("hb:cost-report", true, ("forecast", forecast), ("budget", "100"))).Single().Outcome);
}
