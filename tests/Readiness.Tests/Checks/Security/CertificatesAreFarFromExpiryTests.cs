using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class CertificatesAreFarFromExpiryTests
{
    private static readonly CertificatesAreFarFromExpiry Check = new();

    [Theory]
    [InlineData(90, 21.1, Outcome.Pass)]
    [InlineData(90, 20.9, Outcome.Partial)]
    [InlineData(90, 7.1, Outcome.Partial)]
    [InlineData(90, 6.9, Outcome.Fail)]
    [InlineData(90, -1, Outcome.Fail)]
    [InlineData(47, 11.8, Outcome.Pass)]
    [InlineData(47, 11.7, Outcome.Partial)]
    [InlineData(47, 4.6, Outcome.Fail)]
    [InlineData(6.7, 1.7, Outcome.Pass)]
    [InlineData(6.7, 1.6, Outcome.Partial)]
    [InlineData(6.7, 0.6, Outcome.Fail)]
    public void JudgesRelativeToTheLifetime(double lifetimeDays, double daysLeft, Outcome expected) =>
        Ends(expected, Check.Live(Healthy.Targets.Healthy.WithLeaf(leaf => Expiring(leaf, lifetimeDays, daysLeft))));

    [Fact]
    public void Fails_WhenAnIntermediateIsAboutToExpire() =>
        Fails(Check, Healthy.Targets.Healthy.WithEndpoint(endpoint => endpoint with { Chain = endpoint.Chain.SetItem(1, Expiring(endpoint.Chain[1], 1365, 3)) }));

    [Fact]
    public void Fails_WhenOneOfSeveralAddressesServesAnOldOne()
    {
        var tls = Healthy.Targets.Healthy.Tls!;
        var old = tls.Endpoints[0] with { Address = "192.0.2.2", Chain = [Expiring(Healthy.Targets.Leaf, 90, 1)] };

        Fails(Check, Healthy.Targets.Healthy with { Tls = tls with { Endpoints = tls.Endpoints.Add(old) } });
    }

    [Fact]
    public void IsUnknown_WhenNoHandshakeSucceeded() =>
        IsUnknown(
            Check,
            Healthy.Targets.Healthy.WithEndpoint(endpoint => endpoint with { Chain = [], Failure = AnswerFailure.TimedOut, Detail = "no answer in time" }),
            UnknownReason.Error);

    [Fact]
    public void DoesNotApply_WhenTheTargetIsPlainHttp() => DoesNotApply(Check, Healthy.Targets.Healthy with { Tls = null });

    private static CertificateFacts Expiring(CertificateFacts certificate, double lifetimeDays, double daysLeft) => certificate with
    {
        NotBefore = Healthy.Targets.Now.AddDays(daysLeft - lifetimeDays),
        NotAfter = Healthy.Targets.Now.AddDays(daysLeft),
    };
}
