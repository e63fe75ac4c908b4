using System.Text;

namespace Gapless.Collectors.Documents.Decoding;

/// <summary>Bytes to text: a byte order mark decides, then strict UTF-8, then UTF-16 by its zeros, then Windows-1252.</summary>
internal static class Decoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Result(Encoding.UTF8.GetString(bytes[3..]), "utf-8");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Result(Encoding.Unicode.GetString(bytes[2..]), "utf-16le");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Result(Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be");
        }

        return WithoutMark(bytes);
    }

    private static DecodedText WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = CountZeros(bytes);
        if (odd > bytes.Length / 2 * 0.3 && odd > even)
        {
            return Result(Encoding.Unicode.GetString(bytes), "utf-16le");
        }

        if (even > bytes.Length / 2 * 0.3 && even > odd)
        {
            return Result(Encoding.BigEndianUnicode.GetString(bytes), "utf-16be");
        }

        try
        {
            return Result(StrictUtf8.GetString(bytes), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return Result(ReadWindows1252(bytes), "windows-1252", "The file is not UTF-8; it was read as Windows-1252.");
        }
    }

    private static (int Even, int Odd) CountZeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] == 0)
            {
                _ = index % 2 == 0 ? even++ : odd++;
            }
        }

        return (even, odd);
    }

    private static string ReadWindows1252(ReadOnlySpan<byte> bytes)
    {
        var page = CodePages.All[0];
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            text.Append(page.ToCharacter(value));
        }

        return text.ToString();
    }

    // Not ReplaceLineEndings: the control character U+0085 is half of a damaged tick.
    private static DecodedText Result(string text, string encoding, params string[] warnings) =>
        new(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), encoding, warnings);
}
