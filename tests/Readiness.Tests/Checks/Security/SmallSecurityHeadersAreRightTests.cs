using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class SmallSecurityHeadersAreRightTests
{
    private static readonly SmallSecurityHeadersAreRight Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy;

    [Fact]
    public void Passes_WhenAllFourFacetsAreRight() => Passes(Check, Good);

    [Theory]
    [InlineData("X-Frame-Options", "SAMEORIGIN", Outcome.Pass)]
    [InlineData("X-Frame-Options", "ALLOW-FROM https://a.example", Outcome.Partial)]
    public void AcceptsTheOlderFramingHeader(string name, string value, Outcome expected) =>
        Ends(expected, Check.Live(Good.WithHome(home => home.NotSending("Content-Security-Policy").Sending(name, value))));

    [Theory]
    [InlineData("strict-origin-when-cross-origin", Outcome.Pass)]
    [InlineData("unsafe-url, same-origin", Outcome.Pass)]
    [InlineData("unsafe-url", Outcome.Partial)]
    [InlineData("origin", Outcome.Partial)]
    public void JudgesTheReferrer(string value, Outcome expected) => Ends(expected, Check.Live(Good.WithHome(home => home.Sending("Referrer-Policy", value))));

    [Theory]
    [InlineData("Server", "nginx/1.25.3", Outcome.Partial)]
    [InlineData("Server", "cloudflare", Outcome.Pass)]
    [InlineData("Server", "Kestrel", Outcome.Pass)]
    [InlineData("X-Powered-By", "Express", Outcome.Partial)]
    [InlineData("X-AspNet-Version", "4.0.30319", Outcome.Partial)]
    [InlineData("X-Runtime", "0.0123", Outcome.Pass)]
    public void LooksForVersions(string name, string value, Outcome expected) => Ends(expected, Check.Live(Good.WithHome(home => home.Sending(name, value))));

    [Fact]
    public void IsPartial_WhenTheScriptLacksNoSniff() => IsPartial(Check, Good with { Asset = Good.Asset!.NotSending("X-Content-Type-Options") });

    [Fact]
    public void Fails_WhenTwoFacetsAreWrong() => Fails(Check, Good.WithHome(home => home.NotSending("X-Content-Type-Options").NotSending("Content-Security-Policy")));

    [Fact]
    public void AsksNoFraming_OfAnApi() =>
        Passes(Check, (Good with { Asset = null }).WithHome(home => home.Sending("Content-Type", "application/json").NotSending("Content-Security-Policy").NotSending("Referrer-Policy")));

    [Fact]
    public void SaysThatTheXssHeaderIsObsolete() =>
        Assert.Contains(Passes(Check, Good.WithHome(home => home.Sending("X-XSS-Protection", "1; mode=block"))).Evidence, one => one.Message.Contains("obsolete", StringComparison.Ordinal));

    [Fact]
    public void IsUnknown_BehindAChallenge() =>
        IsUnknown(Check, Good.WithHome(home => home.Sending("cf-mitigated", "challenge") with { Status = 403 }), UnknownReason.Blocked);

    [Theory]
    [InlineData("res.setHeader('X-Content-Type-Options', 'nosniff');\nres.setHeader('X-Frame-Options', 'DENY');\nres.setHeader('Referrer-Policy', 'no-referrer');", Outcome.Pass)]
    [InlineData("res.setHeader('X-Frame-Options', 'DENY');", Outcome.Partial)]
    [InlineData("app.use(helmet())", Outcome.Pass)]
    [InlineData("app.listen(1)", Outcome.Unknown)]
    public void JudgesTheRepository(string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server.js", Language.JavaScript, source)));
}
