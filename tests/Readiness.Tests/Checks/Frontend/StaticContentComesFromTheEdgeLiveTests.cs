using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class StaticContentComesFromTheEdgeLiveTests
{
    private static readonly StaticContentComesFromTheEdge Check = new();

    [Theory]
    [InlineData("cf-cache-status", "HIT")]
    [InlineData("age", "12")]
    [InlineData("x-cache", "Hit from cloudfront")]
    public void Passes_WhenTheSecondRequestIsAHit(string header, string value) => Passes(Check, WithAsset(headers => headers.With("cf-ray", "1-FRA").With(header, value)));

    [Theory]
    [InlineData("cf-cache-status", "DYNAMIC")]
    [InlineData("cf-cache-status", "MISS")]
    [InlineData("x-cache", "Miss from cloudfront")]
    public void IsPartial_WhenTheEdgeKeepsNothing(string header, string value) => IsPartial(Check, WithAsset(headers => headers.With("cf-ray", "1-FRA").With(header, value)));

    [Fact]
    public void Fails_WhenTheOriginServesItself() => Fails(Check, WithAsset(headers => headers));

    [Fact]
    public void IsUnknown_WhenThePageNamesNoFile() => IsUnknown(Check, Healthy.Targets.Healthy with { Asset = null }, Readiness.Checks.UnknownReason.Never);

    [Fact]
    public void DoesNotApply_WhenTheTargetIsInternal() => DoesNotApply(Check, Healthy.Targets.Healthy with { Declared = Healthy.Targets.Healthy.Declared with { IsInternal = true } });

    private static TargetFacts WithAsset(Func<AnswerHeaders, AnswerHeaders> change)
    {
        var plain = Healthy.Targets.Healthy.Asset!.Headers.Without("cf-ray").Without("cf-cache-status");
        return Healthy.Targets.Healthy.WithHome(home => home with { Headers = home.Headers.Without("cf-ray") }) with { Asset = Healthy.Targets.Healthy.Asset! with { Headers = change(plain) } };
    }
}
