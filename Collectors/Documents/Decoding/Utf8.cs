using System.Buffers;
using System.Text;

namespace Gapless.Collectors.Documents.Decoding;

internal static class Utf8
{
    /// <summary>The code point that exactly these bytes encode, or -1.</summary>
    public static int Decode(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done && consumed == bytes.Length ? rune.Value : -1;
}
