using System.Runtime.Versioning;

namespace Gapless.Cli.Tests.Commands;

/// <summary>What the account must not read may hide a failure: it is named, and a gate does not pass.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnreadableInputTests
{
    private const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [UnixTheory]
    [InlineData("secret.js", UnixFileMode.None, "secret.js")]
    [InlineData("package.json", UnixFileMode.UserWrite, "package.json")]
    [InlineData("src", UnixFileMode.None, "src")]
    [InlineData("src", UnixFileMode.UserExecute, "src")] // what is inside can be opened by name, and the names are not told
    [InlineData("src", UnixFileMode.UserRead, "src/index.js")] // the names are told, and nothing inside can be opened
    [InlineData("", UnixFileMode.UserExecute, ".")]
    [InlineData(".gitignore", UnixFileMode.None, ".gitignore")]
    [InlineData(".git", UnixFileMode.None, ".git/index")]
    [InlineData(".git/index", UnixFileMode.None, ".git/index")]
    public async Task IsNotKnown_WhenSomethingMustNotBeRead(string path, UnixFileMode mode, string named)
    {
        using var sample = Sample();
        var denied = Path.Combine(sample.Root, path);
        File.SetUnixFileMode(denied, mode);
        try
        {
            var ran = await OrdinaryAccount.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "critical");

            Assert.True(ran.Code == 2, ran.Messages + ran.Output);
            Assert.Contains($"Not read: {named} ", ran.Output, StringComparison.Ordinal);
            Assert.Contains("no permission", ran.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(denied, All);
        }
    }

    [UnixTheory]
    [InlineData("import", "gaps.md")]
    [InlineData("scan", "shop.zip")]
    public async Task IsNotKnown_WhenTheInputItselfMustNotBeRead(string command, string name)
    {
        using var sample = Sample();
        await File.WriteAllTextAsync(sample.Outside(name), "# Gaps\n");
        File.SetUnixFileMode(sample.Outside(name), UnixFileMode.None);

        var ran = await OrdinaryAccount.RunAsync(command, sample.Outside(name));

        Assert.True(ran.Code == 2, ran.Messages + ran.Output);
        Assert.Empty(ran.Output);
        Assert.Contains(name, ran.Messages, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("scan", "markdown")]
    [InlineData("scan", "json")]
    [InlineData("verify", "table")]
    [InlineData("verify", "markdown")]
    [InlineData("verify", "json")]
    public async Task IsNamed_InEveryFormat(string command, string format)
    {
        using var sample = Sample();
        File.SetUnixFileMode(Path.Combine(sample.Root, "secret.js"), UnixFileMode.None);
        await File.WriteAllTextAsync(sample.Outside("gaps.md"), "# Gaps\n\n## 1. **No tests**\n\n**Status:** Missing\n");
        string[] what = command is "scan" ? [sample.Root] : [sample.Outside("gaps.md"), "--repo", sample.Root];

        var ran = await OrdinaryAccount.RunAsync([command, .. what, "--only", "container.nonroot", "--fail-on", "critical", "--format", format]);

        Assert.Equal(2, ran.Code);
        Assert.Contains("secret.js", ran.Output, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData(All)]
    public async Task Passes_WhenEverythingCanBeRead(UnixFileMode mode)
    {
        using var sample = Sample();
        File.SetUnixFileMode(Path.Combine(sample.Root, "src"), mode);

        Assert.Equal(0, (await OrdinaryAccount.RunAsync("scan", sample.Root, "--only", "container.nonroot", "--fail-on", "critical")).Code);
    }

    private static SampleFolder Sample() => new(SampleFolder.GoodService + """

        === secret.js
        const secret = 1;
        === src/index.js
        const index = 1;
        === .gitignore
        /dist
        === .git/HEAD
        ref: refs/heads/main
        === .git/index
        DIRC
        """);
}
