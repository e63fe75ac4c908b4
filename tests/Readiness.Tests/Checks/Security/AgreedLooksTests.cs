using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Targets;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class AgreedLooksTests
{
    private static readonly LoginsAreLimited Logins = new();
    private static readonly RequestsAreBounded Bodies = new();
    private static readonly StoresArePrivate Stores = new();
    private static readonly TrafficEntersThroughOneGateway Gateway = new();
    private static readonly TargetFacts Bare = Healthy.Targets.Healthy;
    private static readonly ProbeRequest Post = new("POST", "/login");

    private static TargetFacts With(AgreedFacts agreed) => Bare with { Agreed = agreed };

    private static TargetFacts Tries(params int[] statuses) => With(new() { Logins = [.. statuses.Select(status => Healthy.Targets.Json(Post, status, "{\"error\":\"no\"}"))] });

    private static TargetFacts Large(int status) => With(new() { Large = Healthy.Targets.Json(Post, status, "{\"ok\":1}") });

    private static TargetFacts Ports(params PortState[] states) => With(new() { Stores = [.. StorePorts.Names.Keys.Take(states.Length).Select((port, index) => new PortFacts("db.shop.example", port, states[index], "it has no public address"))] });

    private static TargetFacts Internal(PortState state) => With(new() { Internals = [new("api.shop.example", 8080, state)] });

    [Fact]
    public void AllAreUnknown_WhenNobodyAgreed() =>
        Assert.All(new Check[] { Logins, Bodies, Stores, Gateway }, check => IsUnknown(check, Bare, UnknownReason.Never));

    [Fact]
    public void NoneMakesAGateUndecided() => Assert.All(new Check[] { Logins, Bodies, Stores, Gateway, new RequestsAreLimited() }, check => Assert.True(check.Info.LiveNeedsConsent));

    [Theory]
    [InlineData(429)]
    [InlineData(423)]
    [InlineData(403)]
    public void ALoginPasses_WhenItStopsListening(int status) => Passes(Logins, Tries(401, 401, 401, status));

    [Theory]
    [InlineData(401)]
    [InlineData(200)]
    [InlineData(302)]
    public void ALoginFails_WhenItAnswersTwelveTimesTheSame(int status) => Fails(Logins, Tries([.. Enumerable.Repeat(status, 12)]));

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(422)]
    [InlineData(500)]
    public void ALoginIsUnknown_WhenItDoesNotAnswerAsOne(int status) => IsUnknown(Logins, Tries(status), UnknownReason.Never);

    [Fact]
    public void ALoginIsUnknown_AfterTooFewTries() => IsUnknown(Logins, Tries(401, 401, 401), UnknownReason.Never);

    [Fact]
    public void ABodyPasses_WhenItIsRefused() => Passes(Bodies, Large(413));

    [Fact]
    public void ABodyPasses_WhenItIsCutOff() => Passes(Bodies, With(new() { Large = new(Post, new("https://shop.example/login"), null) { Failure = AnswerFailure.ConnectionLost } }));

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(422)]
    public void ABodyFails_WhenItWasRead(int status) => Fails(Bodies, Large(status));

    [Theory]
    [InlineData(401, UnknownReason.Never)]
    [InlineData(405, UnknownReason.Never)]
    [InlineData(503, UnknownReason.Blocked)]
    public void ABodyIsUnknown_WhenSomethingElseAnswers(int status, UnknownReason reason) => IsUnknown(Bodies, Large(status), reason);

    [Fact]
    public void StoresPass_WhenEveryPortStaysClosed() => Passes(Stores, Ports(PortState.Closed, PortState.Closed));

    [Fact]
    public void StoresFail_WhenOnePortOpens() => Assert.Contains("(SQL Server)", Fails(Stores, Ports(PortState.Open, PortState.Closed)).Summary, StringComparison.Ordinal);

    [Fact]
    public void StoresAreUnknown_WhenNothingCouldBeTried() => IsUnknown(Stores, Ports(PortState.NotTried, PortState.NotTried), UnknownReason.Never);

    [Fact]
    public void TheGatewayFails_WhenAnInternalPartOpens() => Fails(Gateway, Internal(PortState.Open));

    [Theory]
    [InlineData(PortState.Closed)]
    [InlineData(PortState.NotTried)]
    public void TheGatewayIsUnknown_WhenNoInternalPartOpens(PortState state) => IsUnknown(Gateway, Internal(state), UnknownReason.Never);
}
