using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Identity;

namespace Gapless.Readiness.Tests.Checks.Identity;

public sealed class ChangesAreNotForgedCookieTests
{
    [Theory]
    [InlineData("sid=abc; Secure; HttpOnly; SameSite=None", Outcome.Partial)]
    [InlineData("sid=abc; Secure; HttpOnly; SameSite=Lax", Outcome.Unknown)]
    [InlineData("theme=dark; SameSite=None; Secure", Outcome.Unknown)]
    public void JudgesTheSessionsCookie(string cookie, Outcome expected)
    {
        var good = Healthy.Targets.Healthy;
        var target = good with { Home = good.Home with { Headers = good.Home.Headers.Plus("Set-Cookie", cookie) } };

        Assert.Equal(expected, Assert.Single(new ChangesAreNotForged().Live(target)).Outcome);
    }
}
