using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Matching;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Matching;

public sealed class PlannedIdiomTests
{
    private static List<IdiomHit> Find(Idiom idiom, string text, string language = Language.Text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var plan = IdiomPlan.Compile([idiom]);
        var places = plan.NoPlaces();
        plan.Find(bytes, places);
        using var file = new FileText(bytes, language);
        places.Settle(bytes, file.Raw.Length);
        return new IdiomSearch("a", PathClasses.Production, file, language, plan, places).Find(0);
    }

    private static Idiom Of(string pattern, params string[] anchors) =>
        new("test/a", [.. anchors]) { Pattern = new Regex(pattern, RegexOptions.ExplicitCapture | RegexOptions.Multiline, TimeSpan.FromSeconds(1)), LimitPerFile = int.MaxValue };

    [Theory]
    [InlineData("a.*b", 0, 0)]
    [InlineData("a[^\\r\\n]*b", 0, 0)]
    [InlineData("a\\s*b", 4, 8)]
    [InlineData("a[^\\s]*b", 0, 0)]
    [InlineData("a[^\\r\\n]{0,9}\\r?\\n=+", 1, 1)]
    [InlineData("a\\nb\\nc", 2, 2)]
    [InlineData("a\\n?b", 4, 8)]
    [InlineData("(a\\n)+b", 4, 8)]
    [InlineData("a[\\n ]+b", 4, 8)]
    [InlineData("a[^\"]*b", 20, 80)]
    [InlineData("a[\\s\\S]*b", 20, 80)]
    [InlineData("(?s)a.*b", 20, 80)]
    public void KnowsHowFarAMatchCanReach(string pattern, int before, int after) => Assert.Equal(new MatchReach(before, after), MatchReach.Of(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Fact]
    public void FindsNearAnchors_WhatThePatternFindsInTheWholeText()
    {
        string[] patterns = ["^ab.*$", "a\\s+b", "(?<v>b)a\\b", "a[^b]b", "ab$"];
        var inputs =
            from pieces in Gen.Elements("a", "b", "ab", " ", "\n", "x").ArrayOf()
            from pattern in Gen.Elements(patterns)
            select (Text: string.Concat(pieces), Pattern: pattern);

        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var idiom = Of(input.Pattern, "a");
            return Find(idiom, input.Text).Count == idiom.Pattern!.Count(input.Text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void FindsMatches_OverSeveralLinesAndFarApart()
    {
        var text = "listen(\n  3000)\n" + string.Concat(Enumerable.Repeat("x\n", 500)) + "listen(\n\n4000)";

        Assert.Equal([("3000", 1), ("4000", 503)], Find(Of("listen\\(\\s*(?<port>\\d+)", "listen("), text).Select(hit => (hit.Value, hit.Line)));
    }

    [Theory]
    [InlineData(Language.CSharp, "string[] tools = [\"pg_dump\", \"mysqldump\", \"mongodump\", \"restic\"];", 0)]
    [InlineData(Language.Python, "TOOLS = re.compile('pg_dump|mysqldump|mongodump|restic')", 0)]
    [InlineData(Language.CSharp, "Process.Start(\"pg_dump\", \"--format=custom\");", 1)]
    [InlineData(Language.CSharp, "Run(useMongo ? \"mongodump\" : useMySql ? \"mysqldump\" : \"pg_dump\");", 1)]
    [InlineData(Language.Shell, "pg_dump a; mysqldump b; mongodump c; restic backup d", 1)]
    public void TakesALineOfCodeThatListsWordsForNoUse(string language, string line, int hits) =>
        Assert.Equal(hits, Find(new Idiom("test/a", ["pg_dump", "mysqldump", "mongodump", "restic"]), line + "\n", language).Count);

    [Fact]
    public void TakesWordsInsideOneAnotherForOne() =>
        Assert.Single(Find(new Idiom("test/a", ["Problem", "Problems", "ProblemsOf", "AddProblemsOf"]), "services.AddProblemsOf();\n", Language.CSharp));

    [Theory]
    [InlineData("## How to run it\n", 1)]
    [InlineData("How to run it\r\n-------\r\n", 1)]
    [InlineData("It can run.\n\n---\n", 0)]
    [InlineData("Let it run #1\n", 0)]
    [InlineData("#run\n", 0)]
    [InlineData("| run | walk |\n|---|---|\n", 0)]
    [InlineData("text\n# run\nrun\n", 1)]
    public void FindsWordsInHeadingsAlone_WhereOnlyThoseAreAskedFor(string text, int hits) =>
        Assert.Equal(hits, Find(Of("\\brun\\b", "run") with { InHeadings = true }, text, Language.Markdown).Count);

    [Fact]
    public void GoesOn_WhenAnAnchorBeginsWithALineBreak() => Assert.Equal(2, Find(Of("\\nab", "\nab"), "x\nab\nab\n").Count);

    [Fact]
    public void StaysFast_OnOneVeryLongLineFullOfAnchors() => Assert.Single(Find(Of("ab$", "a"), string.Concat(Enumerable.Repeat("a ", 500_000)) + "ab"));

    [Theory]
    [InlineData(Language.CSharp, "[GeneratedRegex(\"app.UseHsts\")]", 0)]
    [InlineData(Language.CSharp, "app.UseHsts(); var other = new Regex(\"x\");", 1)]
    [InlineData(Language.Python, "HSTS = re.compile('app.UseHsts')", 0)]
    [InlineData(Language.Go, "var hsts = regexp.MustCompile(`app.UseHsts`)", 0)]
    [InlineData(Language.Text, "new Regex app.UseHsts", 1)]
    public void AWordInAPatternIsNoUseOfIt(string language, string line, int hits) =>
        Assert.Equal(hits, Find(Of("UseHsts", "UseHsts"), line, language).Count);
}
