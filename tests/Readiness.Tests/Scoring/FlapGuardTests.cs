using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class FlapGuardTests
{
    [Theory]
    [InlineData("headers.csp", true, Outcome.Fail, false, true)]
    [InlineData("headers.csp", true, Outcome.Fail, true, false)] // the second look
    [InlineData("headers.csp", false, Outcome.Fail, false, false)] // it did not pass before
    [InlineData("headers.csp", true, Outcome.Partial, false, false)]
    [InlineData("headers.csp", true, Outcome.Unknown, false, false)]
    [InlineData("headers.csp", true, Outcome.Pass, false, false)]
    [InlineData("tls.certificate-expiry", true, Outcome.Fail, false, false)] // counts at once
    [InlineData("secrets.exposed-files", true, Outcome.Fail, false, false)]
    public void DoubtsTheFirstFailureOfWhatPassed(string check, bool passed, Outcome outcome, bool seenBefore, bool isDoubted)
    {
        var found = new Finding(CheckCatalog.Find(check)!.Info, outcome, null, "");

        var doubted = FlapGuard.Doubted(passed ? [check] : new HashSet<string>(), seenBefore ? [check] : new HashSet<string>(), [found]);

        Assert.Equal(isDoubted, doubted.Contains(check));
    }
}
