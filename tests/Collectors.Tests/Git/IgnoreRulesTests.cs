using Gapless.Collectors.Git;

namespace Gapless.Collectors.Tests.Git;

public sealed class IgnoreRulesTests
{
    [Theory]
    [InlineData("*.log", "a/b.log", true)]
    [InlineData("*.log\n!keep.log", "keep.log", false)]
    [InlineData("/a.log", "b/a.log", false)]
    [InlineData("/a.log", "a.log", true)]
    [InlineData("out/", "src/out/x", true)]
    [InlineData("out/", "out", false)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/**", "a/b", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("**/x", "p/q/x", true)]
    [InlineData("a/*", "a/b/c", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("[a-c].txt", "b.txt", true)]
    [InlineData("[!a-c].txt", "b.txt", false)]
    [InlineData("# comment", "# comment", false)]
    [InlineData("\\#file", "#file", true)]
    [InlineData(".env*\n!.env.example", ".env.example", false)]
    [InlineData(".env*\n!.env.example", ".env.local", true)]
    [InlineData("[", "x", false)]
    public void Decides_AsGitDoes(string rules, string path, bool isIgnored) => Assert.Equal(isIgnored, IgnoreRules.FromGit("", rules).Ignores(path));

    [Fact]
    public void HoldsBelowItsFolderOnly()
    {
        var rules = IgnoreRules.FromGit("web", "/dist");

        Assert.True(rules.Ignores("web/dist/a.js"));
        Assert.False(rules.Ignores("dist/a.js"));
        Assert.False(rules.Ignores("webs/dist/a.js"));
    }

    [Theory]
    [InlineData("node_modules", "node_modules/a.js", true)]
    [InlineData("node_modules", "web/node_modules/a.js", false)]
    [InlineData("**/node_modules", "web/node_modules/a.js", true)]
    [InlineData("*\n!src", "src/a.js", false)]
    [InlineData("*\n!src", "lib/a.js", true)]
    [InlineData("./.git", ".git/config", true)]
    public void Decides_AsDockerDoes(string rules, string path, bool isIgnored) =>
        Assert.Equal(isIgnored, IgnoreRules.FromDocker("", rules).IgnoresInContext(path));

    [Fact]
    public void StaysFast_OnManyStars() =>
        Assert.False(IgnoreRules.FromGit("", string.Concat(Enumerable.Repeat("*a", 500)) + "/" + string.Concat(Enumerable.Repeat("**/", 200)) + "b").Ignores(new string('a', 1000)));
}
