using System.Buffers.Binary;
using System.Text;

namespace Gapless.Collectors.Git;

/// <summary>Reads the paths git tracks out of its index file.</summary>
/// <remarks>https://git-scm.com/docs/index-format, versions 2, 3 and 4.</remarks>
internal static class GitIndex
{
    private const int MaximumBytes = 256 << 20;
    private const int HeaderBytes = 12;

    // Times, device, inode, mode, owner and size; the object's hash and the flags follow.
    private const int StatBytes = 40;
    private const ushort ExtendedFlag = 0x4000;
    private const ushort NameLengthMask = 0x0FFF;

    /// <summary>The tracked paths, or null when there is no index or it is not understood; then every file counts as tracked.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may be there and must not be read.</exception>
    public static HashSet<string>? Read(GitFolder folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder.Own, "index"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaximumBytes)
            {
                return null;
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Parse(bytes, HashBytes(folder));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal static HashSet<string>? Parse(ReadOnlySpan<byte> bytes, int hashBytes)
    {
        if (bytes.Length < HeaderBytes || !bytes.StartsWith("DIRC"u8))
        {
            return null;
        }

        var version = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
        if (version is < 2 or > 4 || count < 0 || count > bytes.Length / StatBytes)
        {
            return null;
        }

        var paths = new HashSet<string>(count, StringComparer.Ordinal);
        var position = HeaderBytes;
        byte[] name = [];
        for (var entry = 0; entry < count; entry++)
        {
            if (!ReadEntry(bytes, version, hashBytes, ref position, ref name))
            {
                return null;
            }

            paths.Add(Encoding.UTF8.GetString(name));
        }

        // A split index holds most of its entries in another file.
        return bytes[position..].StartsWith("link"u8) ? null : paths;
    }

    private static bool ReadEntry(ReadOnlySpan<byte> bytes, int version, int hashBytes, ref int position, ref byte[] name)
    {
        var start = position;
        position += StatBytes + hashBytes;
        if (position + 2 > bytes.Length)
        {
            return false;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes[position..]);
        position += (flags & ExtendedFlag) != 0 && version >= 3 ? 4 : 2;
        return version == 4
            ? ReadCompressedName(bytes, ref position, ref name)
            : ReadPaddedName(bytes, start, flags & NameLengthMask, ref position, ref name);
    }

    private static bool ReadPaddedName(ReadOnlySpan<byte> bytes, int start, int statedLength, ref int position, ref byte[] name)
    {
        if (position > bytes.Length)
        {
            return false;
        }

        var length = statedLength < NameLengthMask ? statedLength : bytes[position..].IndexOf((byte)0);
        if (length < 0 || position + length > bytes.Length)
        {
            return false;
        }

        name = bytes.Slice(position, length).ToArray();
        position += length;

        // One to eight zero bytes bring the entry to a multiple of eight.
        position += 8 - ((position - start) % 8);
        return position <= bytes.Length;
    }

    // Version 4: how many bytes to drop from the end of the name before, then what to add to it, then a zero byte.
    private static bool ReadCompressedName(ReadOnlySpan<byte> bytes, ref int position, ref byte[] name)
    {
        var dropped = 0L;
        while (true)
        {
            if (position >= bytes.Length || dropped > int.MaxValue)
            {
                return false;
            }

            var next = bytes[position++];
            dropped = (dropped << 7) | (uint)(next & 0x7F);
            if ((next & 0x80) == 0)
            {
                break;
            }

            dropped++;
        }

        var length = bytes[position..].IndexOf((byte)0);
        if (length < 0 || dropped > name.Length)
        {
            return false;
        }

        name = [.. name.AsSpan(0, name.Length - (int)dropped), .. bytes.Slice(position, length)];
        position += length + 1;
        return true;
    }

    private static int HashBytes(GitFolder folder)
    {
        var configuration = Path.Combine(folder.Shared, "config");
        return File.Exists(configuration) && File.ReadAllText(configuration).Contains("objectformat = sha256", StringComparison.OrdinalIgnoreCase) ? 32 : 20;
    }
}
