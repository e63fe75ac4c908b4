using System.Buffers;
using System.Text;
using Gapless.Collectors.Lexing;

namespace Gapless.Collectors.Matching;

/// <summary>
/// A file decoded once, and blanked at most once a mode. All three texts have the same length and line breaks, so an offset means the same
/// place in each. The buffers are pooled: nothing may keep a span of them.
/// </summary>
internal sealed class FileText : IDisposable
{
    private readonly char[] raw;
    private readonly int length;
    private readonly string language;
    private char[]? withoutComments;
    private char[]? codeOnly;
    private readonly string?[] strings = new string?[3];
    private int lastLine = 1;
    private int lastOffset;

    /// <param name="bytes">Without a byte order mark: see <see cref="Content"/>.</param>
    public FileText(ReadOnlySpan<byte> bytes, string language)
    {
        this.language = language;
        raw = ArrayPool<char>.Shared.Rent(Math.Max(bytes.Length, 1));
        length = Encoding.UTF8.GetChars(bytes, raw);
    }

    /// <summary>A file's bytes without the mark that may stand before its text.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    public ReadOnlySpan<char> Raw => raw.AsSpan(0, length);

    public ReadOnlySpan<char> this[TextMode mode] => mode switch
    {
        TextMode.Raw => Raw,
        TextMode.WithoutComments => Blanked(ref withoutComments, blanksStrings: false),
        _ => Blanked(ref codeOnly, blanksStrings: true),
    };

    /// <summary>The whole text as a string, made once a mode.</summary>
    public string StringOf(TextMode mode) => strings[(int)mode] ??= this[mode].ToString();

    /// <summary>The line of an offset, from 1. Cheapest when asked in rising order.</summary>
    public int LineOf(int offset)
    {
        if (offset < lastOffset)
        {
            (lastLine, lastOffset) = (1, 0);
        }

        lastLine += Raw[lastOffset..offset].Count('\n');
        lastOffset = offset;
        return lastLine;
    }

    /// <summary>Where the line around an offset begins and ends.</summary>
    public (int Start, int End) LineAround(int offset)
    {
        var start = Raw[..offset].LastIndexOf('\n') + 1;
        var rest = Raw[offset..].IndexOf('\n');
        return (start, rest < 0 ? length : offset + rest);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(raw);
        Return(withoutComments);
        Return(codeOnly);
    }

    private static void Return(char[]? buffer)
    {
        if (buffer is not null)
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private ReadOnlySpan<char> Blanked(ref char[]? buffer, bool blanksStrings)
    {
        if (buffer is null)
        {
            buffer = ArrayPool<char>.Shared.Rent(Math.Max(length, 1));
            Blanking.Blank(Raw, buffer.AsSpan(0, length), language, blanksStrings);
        }

        return buffer.AsSpan(0, length);
    }
}
