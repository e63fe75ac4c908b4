using Gapless.Readiness.Checks;
using Gapless.Readiness.Planning;

namespace Gapless.Readiness.Tests.Planning;

public sealed class PrerequisitesTests
{
    [Fact]
    public void NameChecksOfTheCatalogue() =>
        Assert.All(Prerequisites.Dependents.Concat(Prerequisites.Dependents.SelectMany(check => Prerequisites.Of(check))).Concat(Remedy.All.SelectMany(remedy => remedy.Checks)), check => Assert.NotNull(CheckCatalog.Find(check)));

    [Fact]
    public void LeadBackToNoCheck() => Assert.All(Prerequisites.Dependents, check => Assert.DoesNotContain(check, Before(check, [])));

    [Fact]
    public void StandInOneRemedyAtMost() =>
        Assert.Equal(Remedy.All.Sum(remedy => remedy.Checks.Length), Remedy.All.SelectMany(remedy => remedy.Checks).Distinct(StringComparer.Ordinal).Count());

    private static HashSet<string> Before(string check, HashSet<string> seen)
    {
        foreach (var needed in Prerequisites.Of(check).Where(seen.Add))
        {
            Before(needed, seen);
        }

        return seen;
    }
}
