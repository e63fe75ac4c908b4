using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class EndpointsAreServedOverHttpsTests
{
    private static readonly EndpointsAreServedOverHttps Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy;

    [Fact]
    public void Passes_WhenTheCertificateIsTrusted() => Passes(Check, Good);

    [Theory]
    [InlineData("shop.example", true)]
    [InlineData("SHOP.EXAMPLE", true)]
    [InlineData("*.example", true)]
    [InlineData("*.shop.example", false)]
    [InlineData("other.example", false)]
    [InlineData("192.0.2.1", false)]
    public void LooksForTheHostAmongTheNames(string name, bool covers) =>
        Ends(covers ? Outcome.Pass : Outcome.Fail, Check.Live(Good.WithLeaf(leaf => leaf with { Names = [name] })));

    [Theory]
    [InlineData("a.shop.example", "*.shop.example", true)]
    [InlineData("a.b.shop.example", "*.shop.example", false)]
    [InlineData("shop.example", "*.shop.example", false)]
    [InlineData("[2001:db8::1]", "2001:0db8:0:0::1", true)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "*.0.2.1", false)]
    public void AWildcardStandsForOneLabel(string host, string name, bool covers) =>
        Assert.Equal(covers, (Healthy.Targets.Leaf with { Names = [name] }).Covers(host));

    [Theory]
    [InlineData(ChainTrust.SelfSigned, Outcome.Fail)]
    [InlineData(ChainTrust.UntrustedRoot, Outcome.Fail)]
    [InlineData(ChainTrust.Registered, Outcome.Fail)]
    [InlineData(ChainTrust.Broken, Outcome.Fail)]
    [InlineData(ChainTrust.Incomplete, Outcome.Partial)]
    public void JudgesTheChain(ChainTrust trust, Outcome expected) =>
        Ends(expected, Check.Live(Good.WithEndpoint(endpoint => endpoint with { Trust = trust })));

    [Fact]
    public void Fails_WhenAnIncompleteChainIsNotPublic() =>
        Fails(Check, Good.WithLeaf(leaf => leaf with { IsLogged = false }).WithEndpoint(endpoint => endpoint with { Trust = ChainTrust.Incomplete }));

    [Fact]
    public void IsPartial_WhenAPrivateAuthorityIsRegisteredForAnInternalHost() =>
        IsPartial(Check, Good.WithEndpoint(endpoint => endpoint with { Trust = ChainTrust.Registered }) with { Declared = new() { IsInternal = true } });

    [Theory]
    [InlineData(-1)]
    [InlineData(400)]
    public void Fails_OutsideTheValidity(int days) => Fails(Check, Good with { At = Healthy.Targets.Leaf.NotBefore.AddDays(days) });

    [Fact]
    public void Fails_WhenTheKeyOrTheSignatureIsWeak()
    {
        Fails(Check, Good.WithLeaf(leaf => leaf with { KeyAlgorithm = "RSA", KeyBits = 1024 }));
        Fails(Check, Good.WithLeaf(leaf => leaf with { SignatureAlgorithm = "sha1RSA" }));
        Fails(Check, Good.WithLeaf(leaf => leaf with { SignatureAlgorithm = "md5RSA" }));
        Fails(Check, Good.WithLeaf(leaf => leaf with { AllowsServer = false }));
        Passes(Check, Good.WithLeaf(leaf => leaf with { KeyAlgorithm = "RSA", KeyBits = 2048 }));
    }

    [Fact]
    public void IgnoresTheSignatureOfARoot() =>
        Passes(Check, Good.WithEndpoint(endpoint => endpoint with
        {
            Chain = endpoint.Chain.Add(Healthy.Targets.Intermediate with { IsSelfSigned = true, SignatureAlgorithm = "sha1RSA" }),
        }));

    [Fact]
    public void Fails_WhenHttpAnswersButTlsDoesNot() =>
        Fails(Check, Good.WithEndpoint(endpoint => endpoint with { Chain = [], Failure = AnswerFailure.Refused }));

    [Fact]
    public void Fails_WhenTheHandshakeFails() =>
        Fails(Check, Good.WithEndpoint(endpoint => endpoint with { Chain = [], Failure = AnswerFailure.TlsFailed, Detail = "protocol version" }));

    [Fact]
    public void IsUnknown_WhenNothingAnswersAtAll() =>
        IsUnknown(
            Check,
            (Good with { PlainHome = null }).WithEndpoint(endpoint => endpoint with { Chain = [], Failure = AnswerFailure.TimedOut })
                .WithHome(home => Healthy.Targets.Silent(home.Request, AnswerFailure.TimedOut)),
            UnknownReason.Error);

    [Fact]
    public void IsUnknown_WhenTheProbesOwnNetworkIntercepts() =>
        IsUnknown(
            Check,
            Good.WithLeaf(leaf => leaf with { Issuer = "CN=Zscaler Intermediate Root CA, O=Zscaler Inc." }).WithEndpoint(endpoint => endpoint with { Trust = ChainTrust.UntrustedRoot }),
            UnknownReason.Blocked);

    [Fact]
    public void Fails_WhenTheApiDescriptionNamesAPlainServer() =>
        Fails(Check, Good.Answering(Healthy.Targets.Json(ApiDescription.Requests[0], 200, """{"openapi":"3.1.0","servers":[{"url":"http://api.shop.example/"}],"paths":{}}""")));

    [Fact]
    public void Fails_WhenTheTargetItselfIsPlain() => Fails(Check, Good with { BaseUrl = new Uri("http://shop.example/"), Tls = null });

    [Theory]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://shop.dev.localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/")]
    public void DoesNotApply_ToThisMachine(string url) => DoesNotApply(Check, Good with { BaseUrl = new Uri(url), Tls = null });

    [Fact]
    public void Applies_ToANameThatOnlyLooksLikeThisMachine() => Fails(Check, Good with { BaseUrl = new Uri("http://localhost.example/"), Tls = null });
}
