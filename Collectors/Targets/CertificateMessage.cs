using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gapless.Collectors.Targets;

/// <summary>Reads the certificates of a server out of the first records of a handshake; before TLS 1.3 they come in the clear (RFC 5246, section 7.4.2).</summary>
internal static class CertificateMessage
{
    private const byte HandshakeRecord = 22;
    private const byte Type = 11;
    private const int RecordHeader = 5;
    private const int MessageHeader = 4;
    private const int LongestMessage = 1 << 18;

    /// <summary>Null while more bytes are needed; nothing when none come.</summary>
    public static List<X509Certificate2>? Read(ReadOnlySpan<byte> bytes)
    {
        var content = new List<byte>();
        while (bytes.Length >= RecordHeader && bytes[0] == HandshakeRecord)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
            if (bytes.Length < RecordHeader + length)
            {
                break;
            }

            content.AddRange(bytes.Slice(RecordHeader, length));
            bytes = bytes[(RecordHeader + length)..];
        }

        return bytes.Length > 0 && bytes[0] != HandshakeRecord ? Find([.. content]) ?? [] : Find([.. content]);
    }

    // type(1) length(3) …, one message after the other
    private static List<X509Certificate2>? Find(ReadOnlySpan<byte> messages)
    {
        while (messages.Length >= MessageHeader)
        {
            var length = Length(messages[1..]);
            if (length > LongestMessage)
            {
                return [];
            }

            if (messages.Length < MessageHeader + length)
            {
                return null;
            }

            if (messages[0] == Type)
            {
                return Certificates(messages.Slice(MessageHeader, length));
            }

            messages = messages[(MessageHeader + length)..];
        }

        return null;
    }

    // all(3), then for each length(3) and its DER
    private static List<X509Certificate2> Certificates(ReadOnlySpan<byte> body)
    {
        var found = new List<X509Certificate2>();
        body = body.Length < 3 ? [] : body[3..];
        while (body.Length >= 3 && body.Length >= 3 + Length(body))
        {
            try
            {
                found.Add(X509CertificateLoader.LoadCertificate(body.Slice(3, Length(body))));
            }
            catch (CryptographicException)
            {
                return found; // what follows a broken one is its chain, and worth nothing
            }

            body = body[(3 + Length(body))..];
        }

        return found;
    }

    private static int Length(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
}
