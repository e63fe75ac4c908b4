using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class EnvironmentFilesAreIgnoredTests : CheckTests<EnvironmentFilesAreIgnored>
{
    private const string Template = "=== .env.example\nDB_PASSWORD=\n";

    [Fact]
    public Task Passes_WhenNoneIsThereAndAllAreIgnored() => Passes(Template + "=== .gitignore\n.env\n.env.*\n!.env.example\n");

    [Theory]
    [InlineData(".env")]
    [InlineData(".env.local")]
    [InlineData("api/.env.production")]
    public Task Fails_WhenOneHoldsASecret(string path) => Fails($"=== {path}\nDB_PASSWORD=h7Gd92ks\n", "DB_PASSWORD");

    [Theory]
    [InlineData("NEXT_PUBLIC_SITE=https://shop.test")]
    [InlineData("DB_PASSWORD=")]
    [InlineData("DB_PASSWORD=changeme")]
    [InlineData("DB_PASSWORD=${STORE}")]
    public Task IsPartial_WhenItHoldsNoSecret(string line) => IsPartial($"=== .env\n{line}\n", "in git");

    [Fact]
    public Task IsPartial_WhenNothingIsIgnored() => IsPartial(Template, ".gitignore");

    [Fact]
    public Task IsPartial_WhenTheImageWouldTakeItAlong() =>
        IsPartial(Template + "=== .gitignore\n.env*\n!.env.example\n=== Dockerfile\nFROM node:22\nCOPY . .\nCMD [\"node\"]\n", ".dockerignore");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoSuchFile() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData("COPY [\".\", \".\"]")]
    [InlineData("COPY --chown=node:node [\"./\", \"/app/\"]")]
    public Task IsPartial_WhenTheImageTakesItAlongByAList(string copy) =>
        IsPartial(Template + $"=== .gitignore\n.env*\n!.env.example\n=== Dockerfile\nFROM node:22\n{copy}\nCMD [\"node\"]\n", ".dockerignore");

    [Fact]
    public Task IsPartial_WhenTheSecretIsOneSign() => IsPartial("=== development.env\nJWT_SECRET=x\n=== .env\nJWT_SECRET=x\n", "in git");
}
