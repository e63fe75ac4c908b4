using System.IO.Compression;
using System.Text;

namespace Gapless.Collectors.Targets;

/// <summary>Reads a body up to a limit, undoes its content coding up to the same limit, and makes text of it.</summary>
internal static class BodyReader
{
    public static async Task<(byte[] Bytes, bool IsTruncated)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (buffer.Length <= limit)
        {
            var read = await stream.ReadAsync(chunk, cancellationToken);
            if (read == 0)
            {
                return (buffer.ToArray(), false);
            }

            buffer.Write(chunk, 0, read);
        }

        return (buffer.ToArray()[..limit], true);
    }

    /// <summary>Null when the coding is unknown or the data is broken. A bomb ends at the limit.</summary>
    public static (byte[] Bytes, bool IsTruncated)? Decode(byte[] body, string coding, int limit)
    {
        try
        {
            using var source = new MemoryStream(body);
            using Stream? decoder = coding.Trim().ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
                "br" => new BrotliStream(source, CompressionMode.Decompress),
                "deflate" => new ZLibStream(source, CompressionMode.Decompress),
                _ => null,
            };
            return decoder is null ? null : ReadAll(decoder, limit);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    /// <summary>Bytes that are no text in the named charset become replacement characters; an unknown charset is read as UTF-8.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, string? charset)
    {
        var encoding = charset?.Trim(' ', '"', '\'').ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "windows-1252" => Encoding.Latin1,
            "us-ascii" or "ascii" => Encoding.ASCII,
            "utf-16" or "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
        return encoding.GetString(bytes);
    }

    private static (byte[] Bytes, bool IsTruncated) ReadAll(Stream decoder, int limit)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (buffer.Length <= limit)
        {
            var read = decoder.Read(chunk);
            if (read == 0)
            {
                return (buffer.ToArray(), false);
            }

            buffer.Write(chunk, 0, read);
        }

        return (buffer.ToArray()[..limit], true);
    }
}
