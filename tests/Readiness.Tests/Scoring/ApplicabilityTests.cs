using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Tests.Scoring;

public sealed class ApplicabilityTests
{
    private static FactSet Facts(params string[] facts) => new(facts.Select(fact => KeyValuePair.Create(fact, Evidence.Certain("seen"))));

    [Theory]
    [InlineData(Fact.Frontend, Fact.WebTarget, true)]
    [InlineData(Fact.Frontend, Fact.ApiTarget, false)]
    [InlineData(Fact.Api, Fact.ApiTarget, true)]
    [InlineData(Fact.Api, Fact.WebTarget, false)]
    [InlineData(Fact.Database, Fact.Target, true)]
    public void TakesForGranted_WhatTheCodeWillServe(string fact, string implied, bool expected)
    {
        var facts = Applicability.FactsOf(Facts(Fact.Http, fact), null);

        Assert.Equal(expected, facts.Has(implied));
        Assert.True(facts.Has(fact));
        Assert.Equal("a service that listens has a target", facts.Why(Fact.Target)!.Message);
    }

    [Fact]
    public void ExpectsNoTarget_WhereNothingListens() => Assert.False(Applicability.FactsOf(Facts(Fact.Frontend, Fact.Api), null).Has(Fact.Target));

    [Fact]
    public void TakesForGranted_WhatOnlyARepositoryCouldTell()
    {
        var facts = Applicability.FactsOf(null, Facts(Fact.Target));

        Assert.Equal("the repository was not read", facts.Why(Fact.Queue)!.Message);
        Assert.False(facts.Has(Fact.WebTarget));
    }

    [Fact]
    public void GuessesNothing_WhereBothWereLookedAt()
    {
        var facts = Applicability.FactsOf(Facts(Fact.Http), Facts(Fact.Target));

        Assert.Equal(new[] { Fact.Http, Fact.Target }.Order(StringComparer.Ordinal), facts.Names);
        Assert.Empty(Applicability.FactsOf(null, null).Names);
    }
}
