using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Frontend;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Frontend;

public sealed class AppAnswersOfflineTests
{
    private static readonly AppAnswersOffline Check = new();

    [Fact]
    public void Passes_WhenAWorkerAnswers() => Passes(Check, Serving("self.addEventListener('fetch', answer)", "no-cache"));

    [Fact]
    public void IsPartial_WhenItIsKeptForLong() => IsPartial(Check, Serving("self.addEventListener('fetch', answer)", "max-age=31536000"));

    [Fact]
    public void IsPartial_WhenItAnswersNothing() => IsPartial(Check, Serving("self.addEventListener('push', show)", "no-cache"));

    [Fact]
    public void Fails_WhenItTakesItselfAway() => Fails(Check, Serving("self.registration.unregister()", "no-cache"));

    [Fact]
    public void IsUnknown_WithoutAWorker() => IsUnknown(Check, Healthy.Targets.Healthy, UnknownReason.Never);

    private static TargetFacts Serving(string script, string control) => Healthy.Targets.Healthy.Answering(Healthy.Targets.Of(ProbeRequest.Get("/sw.js"), 200, "text/javascript", script).Sending("Cache-Control", control));
}
