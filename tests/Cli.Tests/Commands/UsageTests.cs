namespace Gapless.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("frobnicate")]
    [InlineData("scan", "--no-such-option")]
    [InlineData("scan", "/no/such/folder")]
    [InlineData("scan", "--fail-on", "urgent")]
    [InlineData("scan", "--format", "pdf")]
    [InlineData("scan", "--only", "no.such")]
    [InlineData("scan", "--commits", "5")]
    [InlineData("scan", "--history", "--commits", "0")]
    [InlineData("scan", "--output", "/no/such/folder/x.json")]
    [InlineData("scan", "--output", "/")]
    [InlineData("scan", "-o", "json=a", "-o", "markdown=a")]
    [InlineData("probe")]
    [InlineData("probe", "ftp://shop.test")]
    [InlineData("probe", "https://")]
    [InlineData("probe", "https://shop.test", "--timeout", "0")]
    [InlineData("probe", "https://shop.test", "--ca", "/no/such.pem")]
    [InlineData("probe", "https://shop.test", "--cert", "/no/such.pem")]
    [InlineData("probe", "https://shop.test", "--cert-key", "/no/such.pem")]
    [InlineData("probe", "https://shop.test", "--store-host", "a b")]
    [InlineData("probe", "https://shop.test", "--internal-host", "api.shop.test")]
    [InlineData("import")]
    [InlineData("import", "/no/such.md")]
    [InlineData("import", "/")]
    [InlineData("verify", "x.md")]
    [InlineData("checks", "no.such")]
    public async Task EndsWithOneClearLine_WhenUsageIsBad(params string[] arguments)
    {
        var ran = await Gapless.RunAsync(arguments);

        Assert.Equal(64, ran.Code);
        Assert.Empty(ran.Output);
        Assert.StartsWith("gapless: ", ran.Messages, StringComparison.Ordinal);
        Assert.Single(ran.Messages.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("scan", "--help")]
    [InlineData("probe", "--help")]
    [InlineData("import", "--help")]
    [InlineData("verify", "--help")]
    [InlineData("checks", "--help")]
    public async Task Explains_WhenAskedForHelp(params string[] arguments)
    {
        var ran = await Gapless.RunAsync(arguments);

        Assert.Equal(0, ran.Code);
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListsTheExitCodes_InItsHelp()
    {
        var help = (await Gapless.RunAsync("--help")).Output;

        Assert.All(new[] { "0 ran", "1 gate failed", "2 something broke", "64 bad usage", "130 interrupted" }, code => Assert.Contains(code, help, StringComparison.Ordinal));
    }
}
