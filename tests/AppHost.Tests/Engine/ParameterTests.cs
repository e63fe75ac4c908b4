using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Gapless.AppHost.Tests.Engine;

public sealed class ParameterTests : IDisposable
{
    private readonly DataPlace data = new();

    [Fact]
    public async Task TakesTheConfiguredValue_WhateverTheDefault()
    {
        var builder = Builder("--Parameters:api_key=configured");

        Assert.Equal("configured", await ValueAsync(builder.AddParameter("api-key", "default")));
        Assert.Equal("default", await ValueAsync(builder.AddParameter("other", "default")));
    }

    [Fact]
    public async Task KeepsAGeneratedValue_WhenItIsToPersist()
    {
        var first = await ValueAsync(Builder().AddParameter("seal", new GenerateParameterDefault { MinLength = 44, Special = false }, secret: true, persist: true));
        var second = await ValueAsync(Builder().AddParameter("seal", new GenerateParameterDefault(), secret: true, persist: true));
        var fleeting = await ValueAsync(Builder().AddParameter("other", new GenerateParameterDefault(), secret: true));

        Assert.Equal(44, first!.Length);
        Assert.All(first, letter => Assert.True(char.IsAsciiLetterOrDigit(letter)));
        Assert.Equal(first, second);
        Assert.NotEqual(first, fleeting);
        var kept = Assert.Single(Directory.GetFiles(data.Path, "secrets.json", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        }
    }

    [Fact]
    public async Task SaysWhatToSet_WhenThereIsNoValue()
    {
        var parameter = Builder().AddParameter("tenant");

        var refusal = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await ValueAsync(parameter));

        Assert.Contains("Parameters__tenant", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldsTheMinimumOfEachKind()
    {
        for (var round = 0; round < 200; round++)
        {
            var value = new GenerateParameterDefault { MinLength = 10, MinLower = 1, MinUpper = 2, MinNumeric = 3, MinSpecial = 4 }.GetDefaultValue();

            Assert.Equal(10, value.Length);
            Assert.Equal((1, 2, 3, 4), (value.Count(char.IsAsciiLetterLower), value.Count(char.IsAsciiLetterUpper), value.Count(char.IsAsciiDigit), value.Count(letter => !char.IsAsciiLetterOrDigit(letter))));
        }
    }

    public void Dispose() => data.Dispose();

    private DistributedApplicationBuilder Builder(params string[] settings) => new([data.Argument, .. settings]);

    private static async Task<string?> ValueAsync(IResourceBuilder<ParameterResource> parameter) => await parameter.Resource.GetValueAsync(CancellationToken.None);
}
