using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Delivery;

public sealed class ReleasesAreVersionedTests
{
    private static readonly ReleasesAreVersioned Check = new();

    [Fact]
    public void Passes_WhenTheCodeIsKnownAndItsVersionShows() => Passes(Check, Healthy.Targets.Healthy.WithFacts(Fact.Manifest));

    [Fact]
    public void IsUnknown_WhenOnlyTheTargetIsKnown() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    [Fact]
    public void IsUnknown_WhenNoVersionShows() => IsUnknown(Check, Healthy.Targets.Healthy.Answering(Healthy.Targets.NotFound(ProbeRequest.Get("/version"))).WithFacts(Fact.Manifest), UnknownReason.Never);
}
