using System.Collections.Frozen;

namespace Gapless.Collectors.Documents.Decoding;

/// <summary>A one-byte code page, read backwards: which byte stood behind a character.</summary>
internal sealed class CodePage
{
    private const char Undefined = '\uFFFD';

    private readonly FrozenDictionary<char, byte> _bytes;
    private readonly string _upperHalf;

    public CodePage(string name, string upperHalf)
    {
        Name = name;
        _upperHalf = upperHalf;
        var bytes = new Dictionary<char, byte>();
        var undefined = new List<byte>();
        for (var index = 0; index < upperHalf.Length; index++)
        {
            var value = (byte)(0x80 + index);
            if (upperHalf[index] == Undefined)
            {
                // Lenient decoders keep such a byte as the control character of the same value.
                undefined.Add(value);
                bytes.TryAdd((char)value, value);
            }
            else
            {
                bytes.TryAdd(upperHalf[index], value);
            }
        }

        if (string.Equals(name, "mac-roman", StringComparison.Ordinal))
        {
            // The page before 1998 had the currency sign, and some converters write the ohm sign.
            bytes.TryAdd('\u00A4', 0xDB);
            bytes.TryAdd('\u2126', 0xBD);
        }

        _bytes = bytes.ToFrozenDictionary();
        UndefinedBytes = [.. undefined];
    }

    public string Name { get; }

    public IReadOnlyList<byte> UndefinedBytes { get; }

    /// <summary>The character of a byte; an undefined one becomes the control character of the same value, as browsers do.</summary>
    public char ToCharacter(byte value) =>
        value < 0x80 || _upperHalf[value - 0x80] == Undefined ? (char)value : _upperHalf[value - 0x80];

    public bool TryGetByte(char character, out byte value) => _bytes.TryGetValue(character, out value);
}
