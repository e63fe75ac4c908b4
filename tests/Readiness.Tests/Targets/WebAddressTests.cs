using Gapless.Readiness.Targets;

namespace Gapless.Readiness.Tests.Targets;

public sealed class WebAddressTests
{
    private static readonly Uri Page = new("https://shop.example/a/");

    [Theory]
    [InlineData("b", "https://shop.example/a/b")]
    [InlineData("//other.example/x", "https://other.example/x")]
    [InlineData("http://münchen.example/", "http://münchen.example/")]
    public void IsResolved_WhenItIsAnAddress(string reference, string expected) => Assert.Equal(new Uri(expected), WebAddress.Resolve(Page, reference));

    [Theory]
    [InlineData("http://[")]
    [InlineData("http://xn--\u00fc\u2028/")]
    [InlineData("http://xn--\u00fc/")]
    public void IsNull_WhenTheHostCanBeNoName(string reference) => Assert.Null(WebAddress.Resolve(Page, reference));
}
