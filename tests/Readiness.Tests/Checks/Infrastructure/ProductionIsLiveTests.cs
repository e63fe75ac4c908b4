using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Infrastructure;

public sealed class ProductionIsLiveTests
{
    private static readonly ProductionIsLive Check = new();

    private static TargetFacts Good => Healthy.Targets.Healthy.Answering([.. Check.Requests.Select(Healthy.Targets.NotFound)]);

    [Fact]
    public void Passes_WhenTheVersionDocumentNamesAScannedCommit() => Passes(Check, Healthy.Targets.Healthy);

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("1.4.0+0123456")]
    [InlineData("v2-g0123456789")]
    public void Passes_WhenTheRunningVersionWasScanned(string version) => Passes(Check, Good.WithHome(home => home.Sending("X-Version", version)));

    [Fact]
    public void FindsTheVersion_InDocumentsAndMetaElements()
    {
        Passes(Check, Good.Answering(Healthy.Targets.Json(ProbeRequest.Get("/version"), 200, """{"version":"1.4","commit":"0123456789"}""")));
        Passes(Check, Good.Answering(Healthy.Targets.Json(ProbeRequest.Get("/health"), 200, """{"status":"ok","commit":"0123456789"}""")));
        Passes(Check, Good.WithHome(home => home with { Text = """<meta name="commit" content="0123456789">""" }));
    }

    [Theory]
    [InlineData("1.4.0")]
    [InlineData("fedcba9876543210")]
    [InlineData("012345")]
    public void IsPartial_WhenTheVersionIsNoScannedCommit(string version) => IsPartial(Check, Good.WithHome(home => home.Sending("X-Version", version)));

    [Fact]
    public void IsPartial_WhenNoVersionIsReported() => IsPartial(Check, Good);

    [Theory]
    [InlineData("<title>Welcome to nginx!</title>")]
    [InlineData("<h2>Your app service is up and running.</h2>")]
    [InlineData("<h1>There's nothing here, yet.</h1>")]
    [InlineData("<Error><Code>NoSuchBucket</Code></Error>")]
    public void Fails_WhenAPlaceholderAnswers(string page) => Fails(Check, Good.WithHome(home => home with { Text = page }));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public void Fails_WhenTheServerFails(int status) => Fails(Check, Good.WithHome(home => home with { Status = status }));

    [Theory]
    [InlineData(AnswerFailure.NameNotResolved)]
    [InlineData(AnswerFailure.Refused)]
    public void Fails_WhenNothingIsThere(AnswerFailure failure) => Fails(Check, Good.WithHome(home => Healthy.Targets.Silent(home.Request, failure)));

    [Fact]
    public void IsUnknown_DuringMaintenance() =>
        IsUnknown(Check, Good.WithHome(home => home.Sending("Retry-After", "3600") with { Status = 503 }), UnknownReason.Blocked);

    [Fact]
    public void IsUnknown_BehindAWall() => IsUnknown(Check, Good.WithHome(home => home with { Status = 403 }), UnknownReason.Blocked);

    [Fact]
    public void IsUnknown_WhenItTakesTooLong() => IsUnknown(Check, Good.WithHome(home => Healthy.Targets.Silent(home.Request, AnswerFailure.TimedOut)), UnknownReason.Error);

    [Fact]
    public void TakesAnApplicationsRefusal_ForLife() =>
        IsPartial(Check, Good.WithHome(home => home.Sending("WWW-Authenticate", "Bearer") with { Status = 401 }));

    [Fact]
    public void DoesNotApply_ToATestEnvironment() => DoesNotApply(Check, Good with { Facts = Healthy.Targets.Facts("target") });

    [Theory]
    [InlineData(true, "0123456", Outcome.Pass)]
    [InlineData(true, null, Outcome.Partial)]
    [InlineData(false, "0123456", Outcome.Fail)]
    public void JudgesDeployments(bool succeeded, string? commit, Outcome expected)
    {
        var meta = commit is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("commit", commit);

        Ends(expected, Check.Heartbeat(new("hb:deploy", TimeSpan.FromDays(7), [new(succeeded, Healthy.Targets.Now, Healthy.Targets.Now, meta)])));
    }
}
