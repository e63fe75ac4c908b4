using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class GapStandingRulesTests
{
    private static readonly Dictionary<string, Finding> Known = new(StringComparer.Ordinal)
    {
        ["p.p"] = Of("p.p", Priority.High, Outcome.Pass),
        ["h.h"] = Of("h.h", Priority.High, Outcome.Partial),
        ["f.f"] = Of("f.f", Priority.High, Outcome.Fail),
        ["u.u"] = Of("u.u", Priority.High, Outcome.Unknown),
        ["n.n"] = Of("n.n", Priority.High, Outcome.NotApplicable),
        ["w.w"] = Of("w.w", Priority.High, Outcome.Fail, waived: true),
    };

    [Theory]
    [InlineData(ItemStatus.Pass, "p.p", "n.n")]
    [InlineData(ItemStatus.Waived, "p.p", "w.w")]
    [InlineData(ItemStatus.Partial, "w.w", "h.h")]
    [InlineData(ItemStatus.Unknown, "h.h", "u.u")]
    [InlineData(ItemStatus.Fail, "u.u", "f.f")]
    [InlineData(ItemStatus.NotApplicable, "n.n")]
    [InlineData(ItemStatus.Unknown, "no.such")]
    [InlineData(ItemStatus.Unknown)]
    public void AnItemIsAsGoodAsItsWorstCheck(ItemStatus expected, params string[] checks) => Assert.Equal(expected, GapStandingRules.OfItem(checks, Known));

    [Theory]
    [InlineData(GapStanding.Closed, ItemStatus.Pass, ItemStatus.Waived, ItemStatus.NotApplicable)]
    [InlineData(GapStanding.PartlyClosed, ItemStatus.Pass, ItemStatus.Partial)]
    [InlineData(GapStanding.PartlyClosed, ItemStatus.Waived)]
    [InlineData(GapStanding.NotProven, ItemStatus.Pass, ItemStatus.Unknown)]
    [InlineData(GapStanding.NotProven)]
    [InlineData(GapStanding.Open, ItemStatus.Pass, ItemStatus.Unknown, ItemStatus.Fail)]
    public void AGapStandsAsItsItemsSay(GapStanding expected, params ItemStatus[] items) => Assert.Equal(expected, GapStandingRules.OfGap(items));
}
