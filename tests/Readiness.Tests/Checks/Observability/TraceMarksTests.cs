using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Observability;

public sealed class TraceMarksTests
{
    [Theory]
    [InlineData("traceresponse", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("Server-Timing", "traceparent;desc=\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"")]
    public void AMarkIsAHint(string header, string value)
    {
        var verdict = IsUnknown(new RequestsCanBeTraced(), Healthy.Targets.Healthy.WithHome(home => home.Sending(header, value)), UnknownReason.Never);

        Assert.Equal(Confidence.Hint, Assert.Single(verdict.Evidence).Confidence);
    }

    [Fact]
    public void WithoutAMarkThereIsNothing() => Assert.DoesNotContain("traced;", IsUnknown(new RequestsCanBeTraced(), Healthy.Targets.Healthy, UnknownReason.Never).Summary, StringComparison.Ordinal);
}
