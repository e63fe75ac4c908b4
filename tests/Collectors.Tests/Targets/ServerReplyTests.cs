using System.Net.Security;
using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Tests.Targets;

public sealed class ServerReplyTests
{
    // record(22, 3.3, 49) hello(2, 45): 3.3, random, no session, suite c02f, no compression, supported_versions = 3.4 where asked
    private static byte[] Hello(bool names13)
    {
        byte[] extensions = names13 ? [0, 6, 0, 43, 0, 2, 3, 4] : [];
        byte[] body = [3, 3, .. new byte[32], 0, 0xc0, 0x2f, 0, .. extensions];
        return [22, 3, 3, 0, (byte)(body.Length + 4), 2, 0, 0, (byte)body.Length, .. body];
    }

    [Fact]
    public void ReadsTheVersionAndTheSuite()
    {
        Assert.Equal(new ServerReply(0x0303, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, null), ServerReply.Read(Hello(names13: false)));
        Assert.Equal((ushort)0x0304, ServerReply.Read(Hello(names13: true))?.Version);
    }

    [Fact]
    public void WaitsForMore_WhateverTheCut()
    {
        var whole = Hello(names13: true);

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(ServerReply.Read(whole.AsSpan(0, length))));
    }

    [Fact]
    public void JoinsAHello_SplitOverRecords()
    {
        var message = Hello(names13: true)[5..];
        byte[] split = [22, 3, 3, 0, 10, .. message[..10], 22, 3, 3, 0, (byte)(message.Length - 10), .. message[10..]];

        Assert.Equal((ushort)0x0304, ServerReply.Read(split)?.Version);
    }

    [Fact]
    public void NeverThrows_WhateverTheBytes() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            _ = ServerReply.Read(bytes);
            _ = ServerReply.Read([22, 3, 3, 0, (byte)Math.Min(bytes.Length, 255), .. bytes]);
            _ = ServerReply.Read([22, 3, 3, 0, (byte)Math.Min(bytes.Length + 4, 255), 2, 0, 0, (byte)bytes.Length, .. bytes]);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(TlsVersion.Tls13, 0x03, 0x03)]
    [InlineData(TlsVersion.Tls11, 0x03, 0x02)]
    [InlineData(TlsVersion.Tls10, 0x03, 0x01)]
    [InlineData(TlsVersion.Ssl3, 0x03, 0x00)]
    public void WritesAHello_WhoseLengthsAgree(TlsVersion version, byte major, byte minor)
    {
        var hello = ClientHello.Build(version, CipherSuites.Old, "shop.test");

        Assert.Equal(22, hello[0]);
        Assert.Equal(hello.Length - 5, (hello[3] << 8) | hello[4]);
        Assert.Equal(hello.Length - 9, (hello[6] << 16) | (hello[7] << 8) | hello[8]);
        Assert.Equal((major, minor), (hello[9], hello[10]));
    }
}
