using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Governance;
using Gapless.Readiness.Targets;

namespace Gapless.Readiness.Tests.Checks.Governance;

public sealed class ConsentComesFirstTests
{
    private const string Tag = "<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-1\"></script>";

    private static TargetFacts Good => Healthy.Targets.Healthy;

    private static Verdict Judge(string body, string? cookie = null)
    {
        var home = Healthy.Targets.Html(Good.Home.Request, 200, body);
        return Assert.Single(new ConsentComesFirst().Live(Good with { Home = cookie is null ? home : home with { Headers = home.Headers.Plus("Set-Cookie", cookie) } }));
    }

    [Theory]
    [InlineData("<p>Welcome</p>")]
    [InlineData("<script src=\"https://cdn.cookielaw.org/otSDKStub.js\"></script><script type=\"text/plain\" data-consent=\"stats\" src=\"https://www.googletagmanager.com/gtag/js\"></script>")]
    [InlineData("<script>gtag('consent', 'default', { analytics_storage: 'denied' })</script>" + Tag)]
    public void Passes_WhenNothingOptionalComesFirst(string body) => Assert.Equal(Outcome.Pass, Judge(body).Outcome);

    [Fact]
    public void IsPartial_WhenTheToolIsTooLate() => Assert.Equal(Outcome.Partial, Judge(Tag + "<script src=\"https://consent.cookiebot.com/uc.js\"></script>").Outcome);

    [Fact]
    public void Fails_WhenATagIsLoaded() => Assert.Equal(Outcome.Fail, Judge(Tag).Outcome);

    [Fact]
    public void Fails_WhenACookieIsSet() => Assert.Contains("_ga", Judge("<p>Welcome</p>", "_ga=GA1.2.3; Path=/").Summary, StringComparison.Ordinal);

    [Fact]
    public void Passes_WhenOnlyItsOwnCookieIsSet() => Assert.Equal(Outcome.Pass, Judge("<p>Welcome</p>", "session=abcdef; Path=/; HttpOnly").Outcome);
}
