using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class ErrorPagesHelpTests
{
    private static readonly ErrorPagesHelp Check = new();

    [Fact]
    public void Passes_WhenThePageIsOfTheSite() => Passes(Check, Missing(404, "<script src=\"/app.js\"></script><h1>Nothing here</h1><a href=\"/\">Home</a>"));

    [Fact]
    public void IsPartial_WhenItHasAnotherLayout() => IsPartial(Check, Missing(404, "<h1>Nothing here</h1><a href=\"/\">Home</a>"));

    [Fact]
    public void IsPartial_WhenItIsTheFrameworks() => IsPartial(Check, Missing(404, "<h2>This page could not be found.</h2>"));

    [Fact]
    public void IsPartial_WhenAScriptMaySayIt() => IsPartial(Check, Missing(200, Healthy.Targets.Page));

    [Theory]
    [InlineData("<pre>Cannot GET /x</pre>")]
    [InlineData("<center>nginx/1.27</center>")]
    public void Fails_WhenItIsTheServers(string body) => Fails(Check, Missing(404, body));

    [Fact]
    public void IsUnknown_WhenItHasNoWayHome() => IsUnknown(Check, Missing(404, "<script src=\"/app.js\"></script>"), UnknownReason.Never);

    private static TargetFacts Missing(int status, string body) => Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, status, body))]);
}
