using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gapless.Data.Audit;

/// <summary>The hash chain of the audit log. The bytes hashed are each field's length and UTF-8 text in turn, so that no two entries hash the same text.</summary>
public static class AuditChain
{
    /// <summary>What the first entry follows.</summary>
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    public static byte[] Hash(Guid organizationId, long sequence, DateTimeOffset at, string actor, string action, string subject, string details, byte[] previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previousHash);
        string[] fields = [organizationId.ToString("D"), $"{sequence}", $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}", actor, action, subject, details];
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The sequence number of the first entry that does not follow from those before it; null when the chain holds.</summary>
    public static long? FirstBroken(IEnumerable<AuditEntry> entriesInOrder)
    {
        var (previous, sequence) = (Start, 0L);
        foreach (var entry in entriesInOrder)
        {
            sequence++;
            var expected = Hash(entry.OrganizationId, sequence, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Details, previous);
            if (entry.Sequence != sequence || !entry.PreviousHash.AsSpan().SequenceEqual(previous) || !entry.Hash.AsSpan().SequenceEqual(expected))
            {
                return sequence;
            }

            previous = entry.Hash;
        }

        return null;
    }
}
