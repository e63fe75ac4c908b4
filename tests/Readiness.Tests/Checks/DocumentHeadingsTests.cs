using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Tests.Checks;

public sealed class DocumentHeadingsTests
{
    [Fact]
    public void TakesAsAnchors_WhatEveryAlternativeBeginsWith() =>
        Assert.Equal(["log", "roll", "releas", "who to "], DocumentHeadings.Idiom("docs.a/b", "logs?|roll ?back|releas(e|ing)|who to (call|ask)").Anchors.AsEnumerable());

    [Theory]
    [InlineData("How we Deploy it", true)]
    [InlineData("Redeploy", false)]
    public void FindsWordsInHeadingsOnly(string heading, bool isFound)
    {
        var idiom = DocumentHeadings.Idiom("docs.a/b", "deploy\\w*");

        Assert.True(idiom.InHeadings);
        Assert.Equal(isFound, idiom.Pattern!.IsMatch(heading));
    }
}
