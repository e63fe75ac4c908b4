using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class ProtocolsAreModernTests
{
    private static readonly ProtocolsAreModern Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy;

    [Fact]
    public void Passes_With12And13() => Passes(Check, Good);

    [Fact]
    public void Passes_With13Alone() => Passes(Check, Good.WithHandshake(new(TlsVersion.Tls12, HandshakeResult.Refused)));

    [Fact]
    public void IsPartial_Without13() => IsPartial(Check, Good.WithHandshake(new(TlsVersion.Tls13, HandshakeResult.Refused)));

    [Fact]
    public void IsPartial_WhenWeakSuitesAreAccepted() =>
        IsPartial(Check, Good.WithHandshake(new(TlsVersion.Tls12Weak, HandshakeResult.Accepted, "TLS_RSA_WITH_AES_128_CBC_SHA")));

    [Theory]
    [InlineData(TlsVersion.Ssl3)]
    [InlineData(TlsVersion.Tls10)]
    [InlineData(TlsVersion.Tls11)]
    [InlineData(TlsVersion.Tls12Broken)]
    public void Fails_WhenAnythingOldIsAccepted(TlsVersion version) => Fails(Check, Good.WithHandshake(new(version, HandshakeResult.Accepted, "TLS_RSA_WITH_RC4_128_SHA")));

    [Fact]
    public void IsUnknown_WhenAnOldVersionMeetsSilence() =>
        IsUnknown(Check, Good.WithHandshake(new(TlsVersion.Tls10, HandshakeResult.Unclear, Detail: "no answer in time")), UnknownReason.Error);

    [Fact]
    public void Passes_WhenAnOldVersionIsReset() => Passes(Check, Good.WithHandshake(new(TlsVersion.Tls10, HandshakeResult.Reset)));

    [Fact]
    public void IsUnknown_WhenEveryOfferIsReset() =>
        IsUnknown(Check, Good with { Tls = Good.Tls! with { Handshakes = [.. Good.Tls.Handshakes.Select(handshake => handshake with { Result = HandshakeResult.Reset })] } }, UnknownReason.Error);

    [Fact]
    public void DoesNotApply_WithoutTls() => DoesNotApply(Check, Good with { Tls = null });
}
