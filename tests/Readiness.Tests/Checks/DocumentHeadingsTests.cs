using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Tests.Checks;

public sealed class DocumentHeadingsTests
{
    [Fact]
    public void TakesAsAnchors_WhatEveryAlternativeBeginsWith() =>
        Assert.Equal(["log", "roll", "releas", "who to "], DocumentHeadings.Idiom("docs.a/b", "logs?|roll ?back|releas(e|ing)|who to (call|ask)").Anchors.AsEnumerable());

    [Theory]
    [InlineData("## How we Deploy it", true)]
    [InlineData("Deploy\n======", true)]
    [InlineData("We deploy it", false)]
    [InlineData("## Redeploy", false)]
    [InlineData("deploy\n\n----", false)]
    public void FindsWordsInHeadingsOnly(string text, bool isFound) => Assert.Equal(isFound, DocumentHeadings.Idiom("docs.a/b", "deploy\\w*").Pattern!.IsMatch(text));
}
