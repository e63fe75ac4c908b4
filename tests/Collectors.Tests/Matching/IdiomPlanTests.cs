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
        var seen = new bool[plan.Anchors];

        plan.Scan("Alpha and BETA"u8, seen);

        Assert.Equal([0, 1], plan.Candidates(seen, Language.CSharp, PathClasses.Production));
    }
}
