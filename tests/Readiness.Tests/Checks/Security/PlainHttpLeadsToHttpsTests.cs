using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class PlainHttpLeadsToHttpsTests
{
    private static readonly PlainHttpLeadsToHttps Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy;

    [Fact]
    public void Passes_WhenARedirectKeepsHostPathAndQuery() => Passes(Check, Good);

    [Theory]
    [InlineData(AnswerFailure.Refused)]
    [InlineData(AnswerFailure.TimedOut)]
    public void Passes_WhenPort80IsClosed(AnswerFailure failure) => Passes(Check, Plain(plain => Healthy.Targets.Silent(plain.Request, failure)));

    [Fact]
    public void Passes_WhenPlainHttpIsRefused() => Passes(Check, Plain(plain => plain with { Status = 403, Next = null }));

    [Theory]
    [InlineData(301, Outcome.Pass)]
    [InlineData(302, Outcome.Partial)]
    [InlineData(307, Outcome.Partial)]
    public void JudgesTheStatus(int status, Outcome expected) => Ends(expected, Check.Live(Plain(plain => plain with { Status = status })));

    [Fact]
    public void IsPartial_WhenAnotherHostComesFirst() => IsPartial(Check, Plain(plain => plain.Sending("Location", "https://www.shop.example/")));

    [Fact]
    public void IsPartial_WhenItGoesThroughAnotherPlainAddress() =>
        IsPartial(Check, Plain(plain => plain.Sending("Location", "http://www.shop.example/") with
        {
            Next = plain with { Url = new Uri("http://www.shop.example/"), Headers = plain.Headers.With("Location", "https://www.shop.example/") },
        }));

    [Fact]
    public void IsPartial_WhenThePathIsLost() =>
        IsPartial(Check, Good with { PlainMissing = Good.PlainMissing!.Sending("Location", "https://shop.example/") });

    [Fact]
    public void IsPartial_ForAnApiThatRedirects() =>
        IsPartial(Check, Good with { Facts = Healthy.Targets.Facts(Fact.Target, Fact.ApiTarget) });

    [Fact]
    public void Fails_WhenContentIsServedPlain() => Fails(Check, Plain(plain => plain with { Status = 200, Next = null }));

    [Fact]
    public void Fails_WhenTheRedirectStaysPlain() =>
        Fails(Check, Plain(plain => plain.Sending("Location", "http://shop.example/home") with { Next = plain with { Status = 200, Url = new Uri("http://shop.example/home"), Next = null } }));

    [Fact]
    public void Fails_WhenItRedirectsToItself() => Fails(Check, Plain(plain => plain.Sending("Location", plain.Url.AbsoluteUri)));

    [Fact]
    public void IsUnknown_WhenAGatewayFails() => IsUnknown(Check, Plain(plain => plain with { Status = 502, Next = null }), UnknownReason.Blocked);

    [Fact]
    public void IsUnknown_WhenThePlainPortIsNotKnown() => IsUnknown(Check, Plain(plain => Healthy.Targets.Silent(plain.Request, AnswerFailure.NotAsked)), UnknownReason.Never);

    [Fact]
    public void DoesNotApply_ToLocalhost() => DoesNotApply(Check, Good with { BaseUrl = new Uri("http://localhost/") });

    [Theory]
    [InlineData(Language.CSharp, "app.UseHttpsRedirection();", Outcome.Partial)]
    [InlineData(Language.Python, "SECURE_SSL_REDIRECT = True", Outcome.Partial)]
    [InlineData(Language.Configuration, "    return 301 https://$host$request_uri;", Outcome.Partial)]
    [InlineData(Language.Yaml, "nginx.ingress.kubernetes.io/force-ssl-redirect: \"true\"", Outcome.Partial)]
    [InlineData(Language.Bicep, "    httpsOnly: true", Outcome.Partial)]
    [InlineData(Language.Python, "SECURE_SSL_REDIRECT = False", Outcome.Unknown)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/file", language, source)));

    private static TargetFacts Plain(Func<Answer, Answer> change) => Good with { PlainHome = change(Good.PlainHome!) };
}
