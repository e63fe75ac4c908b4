using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gapless.Gateway.RateLimits;

/// <summary>Somebody who is counted. Only a hash of it leaves the process.</summary>
internal readonly record struct Caller(UInt128 Id)
{
    /// <summary>Something of any length, which is not kept.</summary>
    public static Caller Of(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>The name under which replicas share the count.</summary>
    public string SharedName()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Id);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexString(hash[..16]);
    }
}
