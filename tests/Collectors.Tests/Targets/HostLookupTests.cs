using System.Net;
using Gapless.Collectors.Targets;

namespace Gapless.Collectors.Tests.Targets;

public sealed class HostLookupTests
{
    [Theory]
    [InlineData("gapless.dev.localhost")]
    [InlineData("SHOP.LOCALHOST")]
    [InlineData("shop.localhost.")]
    public async Task NamesUnderLocalhostAreThisMachine(string host) =>
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], await new ProbeOptions().Resolve(host, CancellationToken.None));

    [Fact]
    public async Task AServerStillRefusesThem() =>
        Assert.All(await new ProbeOptions().Resolve("shop.localhost", CancellationToken.None), address =>
            Assert.NotNull(AddressPolicy.PublicOnly.WhyNot(new Uri("https://shop.localhost/"), address)));
}
