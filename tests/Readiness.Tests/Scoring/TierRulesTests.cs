using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class TierRulesTests
{
    [Theory]
    [InlineData(Category.Reliability, true, true)]
    [InlineData(Category.Recovery, true, true)]
    [InlineData(Category.Observability, true, true)]
    [InlineData(Category.Security, false, true)]
    [InlineData(Category.Frontend, true, false)]
    [InlineData(Category.Governance, true, false)]
    [InlineData(Category.Quality, false, false)]
    [InlineData(Category.Identity, false, false)]
    public void RelaxesAnExperiment_AndTightensWhatIsCritical(Category category, bool isRelaxed, bool isTightened)
    {
        Assert.Equal(isRelaxed ? Priority.Medium : Priority.High, Check("a.b", Priority.High, category).PriorityFor(Tier.Experimental));
        Assert.Equal(isTightened ? Priority.High : Priority.Medium, Check("a.b", Priority.Medium, category).PriorityFor(Tier.Critical));
    }

    [Fact]
    public void NeverRelaxesPrivacy() => Assert.Equal(Priority.High, Check("privacy.erasure", Priority.High, Category.Governance).PriorityFor(Tier.Experimental));

    [Theory]
    [InlineData(Priority.Critical)]
    [InlineData(Priority.Low)]
    public void LeavesTheEndsAlone(Priority priority) => Assert.All(Enum.GetValues<Tier>(), tier => Assert.Equal(priority, Check("a.b", priority, Category.Reliability).PriorityFor(tier)));
}
