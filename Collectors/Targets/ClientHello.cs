using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Text;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>
/// Writes the first message of a handshake by hand (RFC 8446, section 4.1.2). The client library must not be asked: OpenSSL's security level
/// and the distribution's policy refuse to offer old versions, and a refusal of ours would look like the server's.
/// </summary>
internal static class ClientHello
{
    private const ushort EmptyRenegotiationInfo = 0x00ff;

    private static readonly ushort[] Groups = [0x001d, 0x0017, 0x001e, 0x0018, 0x0019, 0x0100, 0x0101];

    private static readonly ushort[] Signatures =
        [0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201];

    /// <summary>The version in the hello's own field; 1.3 hides behind 1.2.</summary>
    public static ushort WireVersion(TlsVersion version) => version switch
    {
        TlsVersion.Ssl3 => 0x0300,
        TlsVersion.Tls10 => 0x0301,
        TlsVersion.Tls11 => 0x0302,
        _ => 0x0303,
    };

    /// <summary>One record with a ClientHello that offers this version and no other.</summary>
    public static byte[] Build(TlsVersion version, IEnumerable<TlsCipherSuite> suites, string host)
    {
        var hello = new List<byte>();
        Add(hello, WireVersion(version));
        hello.AddRange(RandomNumberGenerator.GetBytes(32));
        AddBlock(hello, 1, version == TlsVersion.Tls13 ? RandomNumberGenerator.GetBytes(32) : []);
        AddBlock(hello, 2, [.. suites.Select(suite => (ushort)suite).Append(EmptyRenegotiationInfo).SelectMany(Bytes)]);
        AddBlock(hello, 1, [0]);
        if (version != TlsVersion.Ssl3)
        {
            AddBlock(hello, 2, Extensions(version, host));
        }

        var message = new List<byte> { 1 };
        AddBlock(message, 3, [.. hello]);
        var record = new List<byte> { 22 };
        Add(record, version is TlsVersion.Ssl3 ? (ushort)0x0300 : (ushort)0x0301);
        AddBlock(record, 2, [.. message]);
        return [.. record];
    }

    private static byte[] Extensions(TlsVersion version, string host)
    {
        var extensions = new List<byte>();
        if (!IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            Extension(extensions, 0, Block(2, [0, .. Block(2, Encoding.ASCII.GetBytes(host))]));
        }

        Extension(extensions, 10, Block(2, [.. Groups.SelectMany(Bytes)]));
        Extension(extensions, 11, Block(1, [0]));
        if (version >= TlsVersion.Tls12)
        {
            Extension(extensions, 13, Block(2, [.. Signatures.SelectMany(Bytes)]));
        }

        if (version == TlsVersion.Tls13)
        {
            // A key share of random bytes is a valid X25519 value; nothing after the ServerHello is read.
            Extension(extensions, 43, Block(1, [0x03, 0x04]));
            Extension(extensions, 45, Block(1, [1]));
            Extension(extensions, 51, Block(2, [0x00, 0x1d, .. Block(2, RandomNumberGenerator.GetBytes(32))]));
        }

        return [.. extensions];
    }

    private static void Extension(List<byte> target, ushort type, byte[] content)
    {
        Add(target, type);
        AddBlock(target, 2, content);
    }

    private static void Add(List<byte> target, ushort value) => target.AddRange(Bytes(value));

    private static void AddBlock(List<byte> target, int lengthBytes, byte[] content) => target.AddRange(Block(lengthBytes, content));

    // A vector: its length in one to three bytes, then its content.
    private static byte[] Block(int lengthBytes, byte[] content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length[(4 - lengthBytes)..], .. content];
    }

    private static byte[] Bytes(ushort value) => [(byte)(value >> 8), (byte)value];
}
