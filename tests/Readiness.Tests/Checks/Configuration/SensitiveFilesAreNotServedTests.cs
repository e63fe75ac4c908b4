using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Configuration;

public sealed class SensitiveFilesAreNotServedTests
{
    private static readonly SensitiveFilesAreNotServed Check = new();

    private static TargetFacts Closed => Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(Healthy.Targets.NotFound)]);

    [Fact]
    public void Passes_WhenNothingIsThere() => Passes(Check, Closed);

    [Fact]
    public void Passes_WhenEverythingIsForbidden() =>
        Passes(Check, Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, 403, "forbidden"))]));

    [Fact]
    public void Passes_WhenAFirewallGuardsThem() =>
        Passes(Check, Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, 403, "no").Sending("cf-mitigated", "block"))]));

    [Theory]
    [InlineData("/.env", "# shop\nAPI_KEY=abc\n")]
    [InlineData("/.env.production", "export DATABASE_URL=postgres://x")]
    [InlineData("/.git/HEAD", "ref: refs/heads/main\n")]
    [InlineData("/.git/HEAD", "0123456789abcdef0123456789abcdef01234567\n")]
    [InlineData("/.git/config", "[core]\n\tbare = false")]
    [InlineData("/.svn/entries", "12\n")]
    [InlineData("/.aws/credentials", "[default]\naws_access_key_id = AKIA")]
    [InlineData("/.npmrc", "//registry.example/:_authToken=abc")]
    [InlineData("/docker-compose.yml", "services:\n  db:\n    image: postgres")]
    [InlineData("/appsettings.Production.json", "{ \"ConnectionStrings\": { \"Main\": \"Host=db\" } }")]
    [InlineData("/web.config", "<?xml version=\"1.0\"?><configuration><appSettings/></configuration>")]
    [InlineData("/config.php.bak", "<?php $password = 'x';")]
    [InlineData("/backup.sql", "-- dump\nCREATE TABLE users (id int);")]
    [InlineData("/db.sqlite3", "SQLite format 3\0")]
    [InlineData("/id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\nabc")]
    [InlineData("/server.key", "-----BEGIN PRIVATE KEY-----\nabc")]
    [InlineData("/.DS_Store", "\0\0\0\u0001Bud1")]
    public void Fails_WhenAFileIsServed(string path, string body)
    {
        var verdict = Fails(Check, Serving(path, body));

        Assert.Contains(path, verdict.Summary, StringComparison.Ordinal);
        Assert.All(verdict.Evidence, one => Assert.DoesNotContain(body, one.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/.env", "<!doctype html><html><script>window.ENV=1</script></html>")]
    [InlineData("/.env", "not found")]
    [InlineData("/appsettings.json", "{ \"Logging\": {} }")]
    [InlineData("/server.key", "-----BEGIN CERTIFICATE-----\nabc")]
    [InlineData("/.svn/entries", "nothing here")]
    [InlineData("/.git/HEAD", "HEAD")]
    public void Passes_WhenTheContentIsNotThat(string path, string body) => Passes(Check, Serving(path, body));

    [Fact]
    public void Passes_WhenASinglePageApplicationAnswersEverything()
    {
        const string page = "<title>App</title><div id=root></div>";
        var target = Healthy.Targets.Healthy with { Missing = Healthy.Targets.Html(Healthy.Targets.Healthy.Missing.Request, 200, page) };

        Passes(Check, target.Answering([.. Check.Requests.Select(request => Healthy.Targets.Html(request, 200, page))]));
    }

    [Fact]
    public void IsUnknown_WhenAPathStaysSilent() =>
        IsUnknown(Check, Closed.Answering(Healthy.Targets.Silent(ProbeRequest.Get("/.env"), AnswerFailure.TimedOut)), UnknownReason.Error);

    [Fact]
    public void IsUnknown_WhenNothingWasAsked() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Serving(string path, string body) => Closed.Answering(Healthy.Targets.Of(ProbeRequest.Get(path), 200, "text/plain", body));
}
