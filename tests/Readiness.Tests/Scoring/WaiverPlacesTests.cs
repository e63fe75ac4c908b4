using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using static Gapless.Readiness.Tests.Scoring.Findings;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class WaiverPlacesTests
{
    private static Finding Unmet(Priority priority, params string[] places) => Of("a.b", priority, Outcome.Fail) with
    {
        Unmet = [.. places.Select(place => new UnmetSubject(place, Outcome.Fail, [Evidence.Certain("x", new(place.Split(':')[0], int.Parse(place.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)))]))],
    };

    private static ImmutableArray<Waiver> Inline(params string[] lines) => InlineWaivers.In(
        new RepositoryFacts
        {
            Name = "r",
            Hits = ImmutableDictionary<string, ImmutableArray<IdiomHit>>.Empty.Add(InlineWaivers.Idiom.Name, [.. lines.Select(line => new IdiomHit(line.Split('|')[0], int.Parse(line.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture), "", line.Split('|')[2], PathClasses.Production, Language.JavaScript))]),
        },
        Now);

    private static (bool IsWaived, string? Problem) Judge(Finding finding, params string[] lines)
    {
        var (findings, standings) = WaiverRules.Apply([finding], Inline(lines), Tier.Standard, Now);
        return (findings[0].IsWaived, standings.FirstOrDefault(standing => !standing.InForce)?.Problem);
    }

    [Theory]
    [InlineData("a.js|4|a.b until=2027-01-31 reason=Operators alone use it")]
    [InlineData("a.js|5|a.b until=2027-01-31 reason=Operators alone use it */")]
    public void AComment_WaivesItsLineAndTheNext(string line) => Assert.True(Judge(Unmet(Priority.Medium, "a.js:5"), line).IsWaived);

    [Theory]
    [InlineData("a.js|4|a.b reason=No end", "It may run")]
    [InlineData("a.js|4|a.b until=2027-01-31", "It gives no reason.")]
    [InlineData("a.js|4|a.b until=2026-01-31 reason=Old", "It has expired.")]
    [InlineData("a.js|4|a.b until=2029-01-31 reason=Far", "It may run 365 days at most")]
    [InlineData("a.js|9|a.b until=2027-01-31 reason=Elsewhere", "It covers only a part of what is not met.")]
    [InlineData("a.js|4|a.c until=2027-01-31 reason=Another", "There is no check a.c.")]
    public void DoesNotCount_WhenSomethingIsWrong(string line, string problem)
    {
        var (isWaived, said) = Judge(Unmet(Priority.Medium, "a.js:5"), line);

        Assert.False(isWaived);
        Assert.True(said!.StartsWith(problem, StringComparison.Ordinal) || problem is "It may run", said);
    }

    [Fact]
    public void ACommentDoesNotWaiveWhatMattersMore() => Assert.Contains("named approvers", Judge(Unmet(Priority.High, "a.js:5"), "a.js|4|a.b until=2026-12-01 reason=Please").Problem, StringComparison.Ordinal);

    [Fact]
    public void PlacesHoldTogether()
    {
        var finding = Unmet(Priority.Low, "a.js:5", "b.js:7");

        Assert.False(Judge(finding, "a.js|5|a.b until=2027-01-31 reason=One").IsWaived);
        Assert.True(Judge(finding, "a.js|5|a.b until=2027-01-31 reason=One", "b.js|7|a.b until=2027-01-31 reason=Two").IsWaived);
    }

    [Theory]
    [InlineData("infra/", true)]
    [InlineData("infra/*.tf", true)]
    [InlineData("infra/db/main.tf", true)]
    [InlineData("infra", false)]
    [InlineData("other/", false)]
    public void PathsAreCovered(string pattern, bool isCovered) => Assert.Equal(isCovered, new WaiverPlace(pattern).Covers(new("infra/db/main.tf", 3)));
}
