using Gapless.Collectors.Masking;

namespace Gapless.Collectors.Tests.Documents;

public sealed class ProseMaskTests
{
    [Theory]
    [InlineData("`DB_PASSWORD=tulip-field-1637`", "`DB_PASSWORD=tuli…(16 characters)`")]
    [InlineData("AWS_ACCESS_KEY_ID=test", "AWS_ACCESS_KEY_ID=…(4 characters)")]
    [InlineData("JWT_SECRET: \"walnut-lantern\"", "JWT_SECRET: waln…(14 characters)")]
    [InlineData("postgres://app:s3cret-words@db/orders", "postgres://app:s3cr…(12 characters)@db/orders")]
    public void SecretIsHidden_WhenProseQuotesOne(string text, string masked) => Assert.Equal(masked, ProseMask.Apply(text));

    [Theory]
    [InlineData("Secret: rotation policies")]
    [InlineData("**Password:** policy is weak")]
    [InlineData("--admin-password <secure-password>")]
    [InlineData("API_KEY=${API_KEY}")]
    [InlineData("token = process.env.TOKEN")]
    [InlineData("DATABASE_PASSWORD=your-password-here")]
    [InlineData("https://example.org/docs:8080/a@b")]
    public void TextStays_WhenItQuotesNoSecret(string text) => Assert.Equal(text, ProseMask.Apply(text));

    [Fact]
    public void LinesStayWhereTheyAre_WhenAPrivateKeyIsHidden()
    {
        var text = "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIB\nAAAA\n-----END RSA PRIVATE KEY-----\nb\n-----BEGIN PRIVATE KEY-----\nunfinished\n";

        Assert.Equal("a\n-----BEGIN RSA PRIVATE KEY-----…\n\n\n-----END RSA PRIVATE KEY-----\nb\n-----BEGIN PRIVATE KEY-----\nunfinished\n", ProseMask.Apply(text));
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY----------END ")]
    [InlineData("-----BEGIN -----BEGIN PRIVATE KEY-----")]
    public void HeadersThatRunIntoEachOtherAreRead(string text) => Assert.StartsWith("-----BEGIN ", ProseMask.Apply(text), StringComparison.Ordinal);

    [Fact]
    public void TokenIsHidden_WhenItsMakerGaveItAPrefix()
    {
        var token = "ghp_" + new string('a', 36);

        Assert.Equal("use ghp_…(40 characters) here", ProseMask.Apply($"use {token} here"));
    }
}
