using Gapless.Collectors.Configuration;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Configuration;

public sealed class EnvironmentFileReaderTests
{
    private static EnvironmentFile Read(string text, string path = ".env") => EnvironmentFileReader.Read(text, path, PathClasses.Production, isTracked: true);

    [Fact]
    public void ReadsKeysAndLines_ButNoValues()
    {
        var file = Read("# A=1\nexport A = 'x # y'\nB=plain-secret-value # note\nC=\"one\ntwo\"\nD=\n no assignment\n\nE=https://a/#b\r\n");

        Assert.Equal([("A", 2), ("B", 3), ("C", 4), ("D", 6), ("E", 9)], file.Entries.Select(entry => (entry.Key, entry.Line)));
        Assert.Equal("plai…(18 characters)", file.Entries[1].MaskedValue);
        Assert.DoesNotContain(file.Entries, entry => entry.MaskedValue.Contains("secret-value", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", EnvironmentValueKind.Empty)]
    [InlineData("''", EnvironmentValueKind.Empty)]
    [InlineData("changeme", EnvironmentValueKind.Placeholder)]
    [InlineData("your-api-key", EnvironmentValueKind.Placeholder)]
    [InlineData("<secret>", EnvironmentValueKind.Placeholder)]
    [InlineData("${DB_URL}", EnvironmentValueKind.Reference)]
    [InlineData("op://vault/item", EnvironmentValueKind.Reference)]
    [InlineData("sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc", EnvironmentValueKind.Literal)]
    [InlineData("3000", EnvironmentValueKind.Literal)]
    public void TellsKindsOfValuesApart(string value, EnvironmentValueKind kind) => Assert.Equal(kind, Read("A=" + value).Entries.Single().Kind);

    [Theory]
    [InlineData(".env.example", true)]
    [InlineData("env.sample", true)]
    [InlineData(".env.production", false)]
    [InlineData(".env", false)]
    public void KnowsTemplates_ByTheName(string path, bool isTemplate) => Assert.Equal(isTemplate, Read("A=1", path).IsTemplate);
}
