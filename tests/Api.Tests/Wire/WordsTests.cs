using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Api.Tests.Wire;

public sealed class WordsTests
{
    [Fact]
    public void EveryValueComesBackFromItsWord()
    {
        AssertRoundTrip<Outcome>();
        AssertRoundTrip<Method>();
        AssertRoundTrip<Decision>();
        AssertRoundTrip<Level>();
        AssertRoundTrip<Category>();
        AssertRoundTrip<Priority>();
        AssertRoundTrip<Tier>();
        AssertRoundTrip<UnknownReason>();
        AssertRoundTrip<RepositorySource>();
    }

    [Fact]
    public void WordsAreThoseOfTheContract()
    {
        Assert.Equal((Method.Repository, Level.Undetermined, Decision.NoGo), (Words.Parse<Method>("repo"), Words.Parse<Level>("?"), Words.Parse<Decision>("noGo")));
        Assert.Equal((Outcome.NotApplicable, RepositorySource.Git), (Words.Parse<Outcome>("notApplicable"), Words.Parse<RepositorySource>("git")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Pass")]
    [InlineData("0")]
    [InlineData("passed")]
    public void NothingElseIsAWord(string? text) => Assert.Null(Words.Parse<Outcome>(text));

    private static void AssertRoundTrip<T>()
        where T : struct, Enum => Assert.All(Enum.GetValues<T>(), value => Assert.Equal(value, Words.Parse<T>(Words.Of(value))));
}
