using Gapless.Collectors.Targets;

namespace Gapless.Collectors.Tests.Targets;

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("shop.example", "www.shop.example", true)]
    [InlineData("a.shop.example", "b.shop.example", true)]
    [InlineData("Shop.Example", "shop.example.", true)]
    [InlineData("shop.co.uk", "www.shop.co.uk", true)]
    [InlineData("shop.co.uk", "other.co.uk", false)]
    [InlineData("shop.example", "other.example", false)]
    [InlineData("shop.example", "shop.example.evil.example", false)]
    [InlineData("shop.azurewebsites.net", "other.azurewebsites.net", false)]
    [InlineData("shop.happy.westeurope.azurecontainerapps.io", "other.happy.westeurope.azurecontainerapps.io", true)]
    [InlineData("shop.sad.westeurope.azurecontainerapps.io", "other.happy.westeurope.azurecontainerapps.io", false)]
    [InlineData("me.github.io", "you.github.io", false)]
    [InlineData("10.0.0.1", "11.0.0.1", false)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "localhost", false)]
    public void TellsWhoseAHostIs(string host, string other, bool expected) => Assert.Equal(expected, RegistrableDomain.IsSame(host, other));
}
