using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;
using Gapless.Readiness.Repositories;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Data;

public sealed class DatabaseIsProvisionedLiveTests
{
    private static readonly DatabaseIsProvisioned Check = new();

    [Fact]
    public void Passes_WhenProductionReportsAHealthyDatabase() => Passes(Check, Healthy.Targets.Healthy);

    [Fact]
    public void IsUnknown_WhenTheTargetIsNotProduction() => IsUnknown(Check, Healthy.Targets.Healthy with { Facts = Healthy.Targets.Facts(Fact.Target) }, UnknownReason.Never);

    [Fact]
    public void IsUnknown_WhenNoAnswerNamesOne() => IsUnknown(Check, Healthy.Targets.Healthy with { Answers = Healthy.Targets.Healthy.Answers.Clear() }, UnknownReason.Never);
}
