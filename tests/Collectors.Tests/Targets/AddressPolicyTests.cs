using System.Net;
using Gapless.Collectors.Targets;

namespace Gapless.Collectors.Tests.Targets;

public sealed class AddressPolicyTests
{
    private static readonly Uri Url = new("https://shop.example/");

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.255.255.255")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.0")]
    [InlineData("100.100.100.200")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.0.170")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.31.196.1")]
    [InlineData("192.52.193.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("192.175.48.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("100:0:0:1::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:1::1")]
    [InlineData("2001:2::1")]
    [InlineData("2001:10::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:808:808::1")]
    [InlineData("2620:4f:8000::1")]
    [InlineData("3fff::1")]
    [InlineData("4000::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd20:ce::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%3")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2a00:1450::5efe:10.0.0.1")]
    [InlineData("2a00:1450::200:5efe:192.168.0.1")]
    public void Refuses_WhatIsNotPublic(string address) => Assert.NotNull(AddressPolicy.PublicOnly.WhyNot(Url, IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2001:200::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:80f::200e")]
    public void Allows_WhatIsPublic(string address) => Assert.Null(AddressPolicy.PublicOnly.WhyNot(Url, IPAddress.Parse(address)));

    [Fact]
    public void AllowsOneOrigin_AndNoOtherPortOrScheme()
    {
        var policy = AddressPolicy.PublicOnly.Allowing(new Uri("https://localhost:8443/some/path"));

        Assert.Null(policy.WhyNot(new Uri("https://LOCALHOST:8443/x"), IPAddress.Loopback));
        Assert.NotNull(policy.WhyNot(new Uri("https://localhost:8444/"), IPAddress.Loopback));
        Assert.NotNull(policy.WhyNot(new Uri("http://localhost:8443/"), IPAddress.Loopback));
        Assert.NotNull(policy.WhyNot(new Uri("https://localhost.evil.example:8443/"), IPAddress.Loopback));
    }

    [Fact]
    public void AllowsARange_AlsoWhenMapped()
    {
        var policy = AddressPolicy.PublicOnly.Allowing(IPNetwork.Parse("10.1.0.0/16"));

        Assert.Null(policy.WhyNot(Url, IPAddress.Parse("10.1.2.3")));
        Assert.Null(policy.WhyNot(Url, IPAddress.Parse("::ffff:10.1.2.3")));
        Assert.NotNull(policy.WhyNot(Url, IPAddress.Parse("10.2.0.1")));
    }

    [Fact]
    public void AllowsEverything_OnTheCommandLine() => Assert.Null(AddressPolicy.AllowAll.WhyNot(Url, IPAddress.Loopback));
}
