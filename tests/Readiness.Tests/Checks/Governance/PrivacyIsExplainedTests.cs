using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Governance;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks.Governance;

public sealed class PrivacyIsExplainedTests
{
    private static readonly PrivacyIsExplained Check = new();
    private static readonly ProbeRequest Privacy = ProbeRequest.Get("/privacy") with { FollowsRedirects = true };
    private static readonly ProbeRequest Terms = ProbeRequest.Get("/terms") with { FollowsRedirects = true };

    private const string Whole = "The controller is Shop Ltd. We use data for these purposes. The legal basis is your contract. Recipients are processors. We retain orders for ten years. You have the right to erasure, and may complain to a supervisory authority.";

    private static TargetFacts Good => Healthy.Targets.Healthy;

    private static Answer Page(ProbeRequest request, string text) => Healthy.Targets.Html(request, 200, $"<title>{request.Path}</title><main>{text} {new string('x', 1600)}</main>");

    private static Verdict Judge(TargetFacts target) => Assert.Single(Check.Live(target));

    [Fact]
    public void Passes_WhenBothPagesSayEnough() => Assert.Equal(Outcome.Pass, Judge(Good.Answering(Page(Privacy, Whole), Page(Terms, "Terms"))).Outcome);

    [Theory]
    [InlineData("The controller is Shop Ltd. We use data for these purposes. You have the right to erasure.", "does not name")]
    [InlineData("The controller is [Company]. We use data for these purposes. You have the right to erasure.", "placeholders")]
    public void IsPartial_WhenThePageSaysLess(string text, string because)
    {
        var verdict = Judge(Good.Answering(Page(Privacy, text), Page(Terms, "Terms")));

        Assert.Equal(Outcome.Partial, verdict.Outcome);
        Assert.Contains(because, verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void IsPartial_WhenThereAreNoTerms() => Assert.Contains("none with terms", Judge(Good.Answering(Page(Privacy, Whole), Healthy.Targets.NotFound(Terms))).Summary, StringComparison.Ordinal);

    [Fact]
    public void Fails_WhenThereIsNoPage() => Assert.Equal(Outcome.Fail, Judge(Good.Answering(Healthy.Targets.NotFound(Privacy))).Outcome);

    [Fact]
    public void Fails_WhenThePageIsEmpty() => Assert.Equal(Outcome.Fail, Judge(Good.Answering(Page(Privacy, "Welcome"), Page(Terms, "Terms"))).Outcome);

    [Fact]
    public void FollowsTheLinksOfTheHomePage()
    {
        var target = Good with { Home = Healthy.Targets.Html(Good.Home.Request, 200, "<a class=\"f\" href=\"/about/datenschutz?lang=de\">Datenschutz</a><a href=\"https://other.example/privacy\">x</a>") };

        Assert.Equal(["/about/datenschutz?lang=de"], Check.FollowUps(target).Select(request => request.Path));
    }
}
