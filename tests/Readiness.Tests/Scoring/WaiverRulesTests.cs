using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class WaiverRulesTests
{
    private static readonly Waiver Good = new("a.b", "The vendor mends it in May.", "Traffic is limited at the edge.", "ann", ["ben", "cy"], Now.AddDays(-1), Now.AddDays(20));

    [Theory]
    [InlineData(Priority.Critical)]
    [InlineData(Priority.High)]
    [InlineData(Priority.Low)]
    public void IsInForce_WhenItSaysEverything(Priority priority) => Assert.Null(Judge(Good, Of("a.b", priority, Outcome.Fail)));

    [Fact]
    public void LiesOverTheOutcome_WithoutReplacingIt()
    {
        var (findings, _) = WaiverRules.Apply([Of("a.b", Priority.High, Outcome.Fail)], [Good], Tier.Standard, Now);

        Assert.Equal((Outcome.Fail, true), (findings[0].Outcome, findings[0].IsWaived));
    }

    [Fact]
    public void IsRefused_WhenTheRequesterApproves() => Assert.Contains("2 approver(s)", Judge(Good with { Approvers = ["Ann", "ben"] }, Of("a.b", Priority.Critical, Outcome.Fail)), StringComparison.Ordinal);

    [Fact]
    public void IsRefused_WhenItRunsTooLong()
    {
        Assert.Contains("30 days", Judge(Good with { ExpiresAt = Now.AddDays(31) }, Of("a.b", Priority.Critical, Outcome.Fail)), StringComparison.Ordinal);
        Assert.Contains("90 days", Judge(Good with { ExpiresAt = Now.AddDays(91) }, Of("a.b", Priority.High, Outcome.Fail)), StringComparison.Ordinal);
        Assert.Null(Judge(Good with { ExpiresAt = Now.AddDays(300) }, Of("a.b", Priority.Medium, Outcome.Fail)));
    }

    [Fact]
    public void IsRefused_WhenTheCheckCanNeverBeWaived()
    {
        var finding = Of("a.b", Priority.Critical, Outcome.Fail);
        var never = finding with { Check = finding.Check with { NeverWaivable = true } };

        Assert.Contains("never be waived", Judge(Good, never), StringComparison.Ordinal);
        Assert.Null(Judge(Good, never with { Outcome = Outcome.Unknown, Reason = UnknownReason.Never }));
    }

    [Fact]
    public void SaysSo_WhenItIsNoLongerNeeded() => Assert.Contains("no longer needed", Judge(Good, Of("a.b", Priority.High, Outcome.Pass)), StringComparison.Ordinal);

    [Fact]
    public void SaysSo_WhenItIsExpiredEarlyOrEmpty()
    {
        var finding = Of("a.b", Priority.High, Outcome.Fail);

        Assert.Contains("expired", Judge(Good with { ApprovedAt = Now.AddDays(-40), ExpiresAt = Now.AddDays(-10) }, finding), StringComparison.Ordinal);
        Assert.Contains("not in force yet", Judge(Good with { ApprovedAt = Now.AddDays(1) }, finding), StringComparison.Ordinal);
        Assert.Contains("no reason", Judge(Good with { Reason = " " }, finding), StringComparison.Ordinal);
        Assert.Contains("compensating", Judge(Good with { Compensation = "" }, finding), StringComparison.Ordinal);
        Assert.Contains("no check x.y", Judge(Good with { CheckId = "x.y" }, finding), StringComparison.Ordinal);
    }

    [Fact]
    public void HoldsFromItsFirstToItsLastInstant()
    {
        var finding = Of("a.b", Priority.Critical, Outcome.Fail);

        Assert.Null(Judge(Good with { ApprovedAt = Now, ExpiresAt = Now.AddDays(30) }, finding));
        Assert.Null(Judge(Good with { ApprovedAt = Now.AddDays(-20), ExpiresAt = Now }, finding));
    }

    [Fact]
    public void NeedsApprovers_UnlessItIsACommentOnSomethingSmall()
    {
        var comment = Good with { Approvers = [], Compensation = "", IsInline = true };

        Assert.Null(Judge(comment, Of("a.b", Priority.Medium, Outcome.Fail)));
        Assert.Contains("needs named approvers", Judge(comment, Of("a.b", Priority.High, Outcome.Fail)), StringComparison.Ordinal);
        Assert.Contains("1 approver(s)", Judge(Good with { Approvers = [] }, Of("a.b", Priority.Medium, Outcome.Fail)), StringComparison.Ordinal);
    }

    private static string? Judge(Waiver waiver, Finding finding) => WaiverRules.Apply([finding], [waiver], Tier.Standard, Now).Standings[0].Problem;
}
