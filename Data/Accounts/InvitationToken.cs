using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Gapless.Data.Accounts;

/// <summary>
/// What stands in the link: the organization, then 256 random bits, in the alphabet of addresses (RFC 4648, section 5). It names the organization
/// because an invitation, like every row, is seen only by whoever has entered that.
/// </summary>
public sealed record InvitationToken(Guid OrganizationId, byte[] Secret)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    public byte[] Hash => SHA256.HashData(Secret);

    public static InvitationToken New(Guid organizationId) => new(organizationId, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Null for anything that is not one.</summary>
    public static InvitationToken? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        return text?.Length == Base64Url.GetEncodedLength(bytes.Length) && Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            ? new(new Guid(bytes[..IdBytes]), bytes[IdBytes..].ToArray())
            : null;
    }

    public override string ToString() => Base64Url.EncodeToString([.. OrganizationId.ToByteArray(), .. Secret]);
}
