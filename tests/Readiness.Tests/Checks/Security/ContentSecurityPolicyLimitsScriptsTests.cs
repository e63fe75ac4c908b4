using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class ContentSecurityPolicyLimitsScriptsTests
{
    private const string Rest = "; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    private static readonly ContentSecurityPolicyLimitsScripts Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy;

    [Fact]
    public void Passes_WithANonce() => Passes(Check, Good);

    [Theory]
    [InlineData("script-src 'self'")]
    [InlineData("default-src 'self'; style-src 'unsafe-inline'")]
    [InlineData("SCRIPT-SRC 'self' https://cdn.example")]
    [InlineData("script-src 'unsafe-inline' 'sha256-abc='")]
    [InlineData("script-src 'strict-dynamic' 'sha256-abc=' https: 'unsafe-inline'")]
    public void Passes_WhenScriptsAreLimited(string scripts) => Passes(Check, Sending(scripts + Rest));

    [Theory]
    [InlineData("script-src *")]
    [InlineData("script-src 'self' https:")]
    [InlineData("script-src 'self' data:")]
    [InlineData("script-src 'self' 'unsafe-inline'")]
    [InlineData("script-src 'self' 'unsafe-eval'")]
    [InlineData("script-src 'self'; script-src-elem *")]
    [InlineData("img-src 'self'")]
    [InlineData("script-src *; script-src 'self'")]
    public void IsPartial_WhenScriptsAreNotLimited(string scripts) => IsPartial(Check, Sending(scripts + Rest));

    [Theory]
    [InlineData("script-src 'self'; base-uri 'self'; frame-ancestors 'none'")]
    [InlineData("script-src 'self'; object-src 'none'; frame-ancestors 'none'")]
    [InlineData("script-src 'self'; object-src 'none'; base-uri 'none'")]
    [InlineData("script-src 'self'; object-src 'self'; base-uri *; frame-ancestors 'self'")]
    public void IsPartial_WhenAnotherRuleIsBroken(string policy) => IsPartial(Check, Sending(policy));

    [Fact]
    public void Combines_SeveralPolicies() => Passes(Check, Sending("script-src *" + Rest + ", script-src 'self'"));

    [Fact]
    public void IsPartial_WhenItOnlyReports() =>
        IsPartial(Check, Good.WithHome(home => home.NotSending("Content-Security-Policy").Sending("Content-Security-Policy-Report-Only", "script-src 'self'" + Rest)));

    [Fact]
    public void IsPartial_WhenOnlyAMetaElementHoldsIt() =>
        IsPartial(Check, Good.WithHome(home => home.NotSending("Content-Security-Policy") with
        {
            Text = """<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src 'self'"></head></html>""",
        }));

    [Fact]
    public void IsPartial_WhenTheNonceIsReused() => IsPartial(Check, Sending("script-src 'nonce-same'" + Rest));

    [Fact]
    public void Fails_WithoutAny() => Fails(Check, Good.WithHome(home => home.NotSending("Content-Security-Policy")));

    [Fact]
    public void Fails_WhenTheSignInPageHasNone() =>
        Fails(Check, Good.Answering(Healthy.Targets.Html(LoginPages.Requests[0], 200, "<title>Sign in</title><form>")));

    [Fact]
    public void IgnoresTheSignInPage_WhenItIsTheSoft404() =>
        Passes(Check, (Good with { Missing = Healthy.Targets.Html(Good.Missing.Request, 200, "<title>Shop</title><div id=app>") })
            .Answering(Healthy.Targets.Html(LoginPages.Requests[0], 200, "<title>Shop</title><div id=app>")));

    [Fact]
    public void DoesNotApply_ToJson() => DoesNotApply(Check, Good.WithHome(home => home.Sending("Content-Type", "application/json")));

    [Theory]
    [InlineData(Language.JavaScript, "app.use(helmet({ contentSecurityPolicy: { directives } }))", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(helmet());", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(helmet({ contentSecurityPolicy: false }))", Outcome.Fail)]
    [InlineData(Language.JavaScript, "res.setHeader('X-Frame-Options', 'DENY');", Outcome.Fail)]
    [InlineData(Language.Configuration, "add_header Content-Security-Policy \"default-src 'self'\" always;", Outcome.Pass)]
    [InlineData(Language.Python, "CSP_DEFAULT_SRC = (\"'self'\",)", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.listen(3000)", Outcome.Unknown)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    private static TargetFacts Sending(string policy) => Good.WithHome(home => home.Sending("Content-Security-Policy", policy));
}
