using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class HstsLastsAYearTests
{
    private static readonly HstsLastsAYear Check = new();

    [Fact]
    public void Passes_WhenEveryAnswerSendsAYearWithSubDomains() => Passes(Check, Healthy.Targets.Healthy);

    [Theory]
    [InlineData("max-age=31536000")]
    [InlineData("max-age=15768000; includeSubDomains")]
    [InlineData("max-age=\"20000000\" ; includeSubDomains")]
    public void IsPartial_WhenTheAgeOrItsReachIsShort(string value) => IsPartial(Check, Sending(value));

    [Theory]
    [InlineData("max-age=0")]
    [InlineData("max-age=15551999; includeSubDomains")]
    [InlineData("includeSubDomains")]
    [InlineData("max-age=31536000; max-age=0")]
    [InlineData("max-age=-1")]
    [InlineData("")]
    public void Fails_WhenBrowsersWouldNotHoldItForHalfAYear(string value) => Fails(Check, Sending(value));

    [Fact]
    public void Fails_WhenItIsAbsent() => Fails(Check, Healthy.Targets.Healthy.WithHome(home => home.NotSending("strict-transport-security")));

    [Fact]
    public void ReadsTheFirstFieldOnly_WhenTwoAreSent() =>
        Fails(Check, Healthy.Targets.Healthy.WithHome(home => home with
        {
            Headers = home.Headers.With("Strict-Transport-Security", "max-age=0").Plus("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
        }));

    [Fact]
    public void IsPartial_WhenErrorsLackIt() =>
        IsPartial(Check, Healthy.Targets.Healthy with { Missing = Healthy.Targets.Healthy.Missing.NotSending("Strict-Transport-Security") });

    [Fact]
    public void IsUnknown_WhenNothingAnswers() =>
        IsUnknown(Check, Healthy.Targets.Healthy.WithHome(home => Healthy.Targets.Silent(home.Request, AnswerFailure.TimedOut)), UnknownReason.Error);

    [Fact]
    public void IsUnknown_WhenAWallStandsBefore() =>
        IsUnknown(Check, Healthy.Targets.Healthy.WithHome(home => home with { Status = 403 }), UnknownReason.Blocked);

    [Fact]
    public void DoesNotApply_WhenTheTargetIsPlainHttp() =>
        DoesNotApply(Check, Healthy.Targets.Healthy with { BaseUrl = new Uri("http://shop.example/") });

    [Theory]
    [InlineData(Language.Configuration, "add_header Strict-Transport-Security \"max-age=31536000; includeSubDomains\" always;", Outcome.Pass)]
    [InlineData(Language.Configuration, "add_header Strict-Transport-Security \"max-age=31536000; includeSubDomains\";", Outcome.Partial)]
    [InlineData(Language.JavaScript, "res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');", Outcome.Pass)]
    [InlineData(Language.JavaScript, "{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains; preload' }", Outcome.Pass)]
    [InlineData(Language.JavaScript, "res.setHeader('Strict-Transport-Security', 'max-age=3600');", Outcome.Fail)]
    [InlineData(Language.JavaScript, "app.use(helmet());", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.use(helmet({ hsts: false }));", Outcome.Unknown)]
    [InlineData(Language.CSharp, "app.UseHsts();", Outcome.Partial)]
    [InlineData(Language.CSharp, "AddHsts(o => { o.MaxAge = TimeSpan.FromDays(365); o.IncludeSubDomains = true; }); app.UseHsts();", Outcome.Pass)]
    [InlineData(Language.Ruby, "  config.force_ssl = true", Outcome.Pass)]
    [InlineData(Language.JavaScript, "app.listen(3000)", Outcome.Unknown)]
    public void JudgesTheRepository(string language, string source, Outcome expected) =>
        Ends(expected, Check.Repository(Repo.Http().WithSource(Check, "api/server", language, source)));

    private static TargetFacts Sending(string value) => Healthy.Targets.Healthy.WithHome(home => home.Sending("Strict-Transport-Security", value));
}
