using System.Buffers.Binary;
using System.Net.Security;
using System.Runtime.InteropServices;

namespace Gapless.Collectors.Targets;

/// <summary>What the first records of a server say: a ServerHello, or a fatal alert.</summary>
/// <param name="Version">The version chosen, or null when it is no hello.</param>
/// <param name="Alert">The fatal alert's number, or null.</param>
internal sealed record ServerReply(ushort? Version, TlsCipherSuite? Suite, int? Alert)
{
    private const byte AlertRecord = 21;
    private const byte HandshakeRecord = 22;
    private const ushort SupportedVersions = 43;

    /// <summary>Not TLS at all.</summary>
    public static ServerReply Foreign { get; } = new(null, null, null);

    /// <summary>Null while more bytes are needed.</summary>
    public static ServerReply? Read(ReadOnlySpan<byte> bytes)
    {
        var message = new List<byte>();
        while (bytes.Length > 0)
        {
            if (bytes[0] is not (AlertRecord or HandshakeRecord) || (bytes.Length > 1 && bytes[1] != 3))
            {
                return Foreign;
            }

            if (bytes.Length < 5 || bytes.Length < 5 + Length(bytes))
            {
                return null;
            }

            var content = bytes.Slice(5, Length(bytes));
            if (bytes[0] == AlertRecord)
            {
                // A warning, such as unrecognized_name, may stand before the hello.
                if (content.Length < 2 || content[0] == 2)
                {
                    return content.Length < 2 ? Foreign : new(null, null, content[1]);
                }
            }
            else
            {
                message.AddRange(content);
                if (Hello(CollectionsMarshal.AsSpan(message)) is { } hello)
                {
                    return hello;
                }
            }

            bytes = bytes[(5 + Length(bytes))..];
        }

        return null;
    }

    /// <summary>The alert's name in RFC 8446, or its number.</summary>
    public static string NameOf(int alert) => alert switch
    {
        0 => "close_notify",
        10 => "unexpected_message",
        40 => "handshake_failure",
        47 => "illegal_parameter",
        50 => "decode_error",
        70 => "protocol_version",
        71 => "insufficient_security",
        80 => "internal_error",
        86 => "inappropriate_fallback",
        109 => "missing_extension",
        112 => "unrecognized_name",
        _ => $"alert {alert}",
    };

    private static int Length(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16BigEndian(record[3..]);

    // type(1) length(3) version(2) random(32) session(1+n) suite(2) compression(1) [extensions(2+n)]
    private static ServerReply? Hello(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
        {
            return null;
        }

        var length = (message[1] << 16) | (message[2] << 8) | message[3];
        if (message[0] != 2 || length > 16 * 1024)
        {
            return Foreign;
        }

        return message.Length < 4 + length ? null : Body(message.Slice(4, length));
    }

    private static ServerReply Body(ReadOnlySpan<byte> body)
    {
        if (body.Length < 38 || body.Length < 38 + body[34])
        {
            return Foreign;
        }

        var version = BinaryPrimitives.ReadUInt16BigEndian(body);
        var rest = body[(35 + body[34])..];
        var suite = (TlsCipherSuite)BinaryPrimitives.ReadUInt16BigEndian(rest);
        var extensions = rest.Length > 5 ? rest[5..] : [];
        while (extensions.Length >= 4)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(extensions);
            int size = BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]);
            if (extensions.Length < 4 + size)
            {
                break;
            }

            if (type == SupportedVersions && size == 2)
            {
                version = BinaryPrimitives.ReadUInt16BigEndian(extensions[4..]);
            }

            extensions = extensions[(4 + size)..];
        }

        return new(version, suite, null);
    }
}
