using Gapless.Collectors.Matching;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Matching;

public sealed class IdiomPlanTests
{
    [Fact]
    public void NamesAnIdiomOnce_WhenSeveralOfItsAnchorsAreSeen()
    {
        var plan = IdiomPlan.Compile([new Idiom("a/one", ["alpha", "beta"]), new Idiom("a/two", ["beta"])]);
        var places = plan.NoPlaces();

        plan.Find("Alpha and BETA"u8, places);

        Assert.Equal([0, 1], plan.Candidates(places, Language.CSharp, PathClasses.Production));
    }
}
