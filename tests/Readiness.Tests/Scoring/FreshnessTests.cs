using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class FreshnessTests
{
    [Theory]
    [InlineData("tls.https", Method.Repository, 30 * 24 * 60)]
    [InlineData("tls.https", Method.Live, 24 * 60)]
    [InlineData("health.wired", Method.Live, 15)]
    [InlineData("ops.uptime", Method.Live, 15)]
    [InlineData("ratelimit.enabled", Method.Live, 30 * 24 * 60)]
    public void HoldsAsLongAsTheMethodAndTheCheckSay(string check, Method method, int minutes) => Assert.Equal(Now.AddMinutes(minutes), Freshness.Until(check, method, Now));

    [Fact]
    public void IsNotSaidOfBeatsAndSignatures() =>
        Assert.Contains("their own period", Assert.Throws<ArgumentOutOfRangeException>(() => Freshness.Until("a.b", Method.Heartbeat, Now)).Message, StringComparison.Ordinal);

    [Fact]
    public void LetsABeatBeHalfAPeriodLate() => Assert.Equal(Now.AddHours(36), Freshness.UntilSilent(Now, TimeSpan.FromDays(1)));

    [Theory]
    [InlineData(10, 30, 10)]
    [InlineData(40, 30, 30)]
    public void EndsASignature_AtItsDateOrAtTheCap(int statedDays, int capDays, int days) => Assert.Equal(Now.AddDays(days), Freshness.UntilExpired(Now, Now.AddDays(statedDays), capDays));

    [Fact]
    public void IncludesItsLastInstant()
    {
        var result = new MethodResult(Method.Live, Outcome.Pass, null, "Seen.", Now, Now.AddHours(1));

        Assert.True(result.IsFreshAt(Now.AddHours(1)));
        Assert.False(result.IsFreshAt(Now.AddHours(1).AddTicks(1)));
    }
}
