using System.ComponentModel.DataAnnotations;
using Gapless.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Tests.Configuration;

public sealed class ValidatedOptionsTests
{
    [Theory]
    [InlineData("Kitchen:Ovens", "0", "Kitchen:Ovens")]
    [InlineData("Kitchen:Ovens", "many", "Kitchen:Ovens")]
    [InlineData("Kitchen:Ofens", "3", "Ofens")]
    public async Task StopsTheStartAndNamesTheKey(string key, string value, string named)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Service.StartAsync(builder => builder.Services.AddValidatedOptions<Kitchen>("Kitchen"), settings: (key, value)));

        Assert.Contains(named, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesEveryWrongKey_AndNoValue()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => Service.StartAsync(
            builder => builder.Services.AddValidatedOptions<Kitchen>("Kitchen"), settings: [("Kitchen:Ovens", "999"), ("Kitchen:Password", "short")]));

        Assert.Equal(2, refused.Failures.Count());
        Assert.Contains(refused.Failures, failure => failure.Contains("Kitchen:Password", StringComparison.Ordinal));
        Assert.DoesNotContain("short", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesWhatIsRight()
    {
        await using var service = await Service.StartAsync(builder => builder.Services.AddValidatedOptions<Kitchen>("Kitchen"), settings: ("Kitchen:Ovens", "3"));

        Assert.Equal(3, service.Services.GetRequiredService<IOptions<Kitchen>>().Value.Ovens);
    }

    private sealed class Kitchen
    {
        [Range(1, 10)]
        public int Ovens { get; set; } = 1;

        [MinLength(12)]
        public string? Password { get; set; }
    }
}
