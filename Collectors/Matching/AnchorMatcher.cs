using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Gapless.Collectors.Matching;

/// <summary>
/// Finds where many literals stand in a text, in one pass over its bytes and without regard to ASCII case. The four bytes of each literal that are
/// rarest in source code are kept as a bit in a map that fits the processor's first cache: it rules out nearly every place of a text, and the few that
/// are left are compared in full. (Karp and Rabin, 1987, with a fingerprint of fixed length for literals of every length.)
/// </summary>
internal sealed class AnchorMatcher
{
    private const int Piece = 4;
    private const int WordBits = 5;
    private const uint Spread = 0x9E37_79B1; // Knuth's multiplier: two to the 32nd over the golden ratio
    private const int PieceShift = 32 - 18;
    private const int ShortShift = 32 - 16;

    // From the commonest byte of source code to less common ones; what is not listed is rare.
    private const string Common = " etaoinsrlcdpum\nhgfby.\"=/_-vw()0,;:1'<>{}kx2j$";

    private readonly byte[][] literals;
    private readonly uint[] pieces = new uint[1 << (32 - PieceShift - WordBits)];
    private readonly uint[] shorts = new uint[1 << (32 - ShortShift - WordBits)];

    // For each word of the map, the literals with a bit in it.
    private readonly Entry[]?[] entries;
    private readonly int[]?[] shortsByLastByte = new int[256][];

    private AnchorMatcher(byte[][] literals)
    {
        this.literals = literals;
        entries = new Entry[pieces.Length][];
        for (var literal = 0; literal < literals.Length; literal++)
        {
            if (literals[literal].Length < Piece)
            {
                AddShort(literal);
            }
            else
            {
                AddPiece(literal);
            }
        }
    }

    /// <param name="literals">None of them empty.</param>
    public static AnchorMatcher Of(ImmutableArray<string> literals) => new([.. literals.Select(literal => Encoding.UTF8.GetBytes(literal).Select(Fold).ToArray())]);

    /// <summary>Adds every place of every literal, as offsets into the bytes; those of one literal in rising order.</summary>
    public void Find(ReadOnlySpan<byte> text, AnchorPlaces places)
    {
        ReadOnlySpan<uint> map = pieces;
        ReadOnlySpan<uint> shortMap = shorts;
        var (window, end) = (0u, 0);
        foreach (var value in text)
        {
            // The last four bytes, the latest one on top. The bit sets letters in lower case and does no harm to the rest: what passes is compared.
            window = (window >> 8) | ((value | 0x20u) << 24);
            end++;
            var hash = (window * Spread) >> PieceShift;
            if ((map[(int)(hash >> WordBits)] >> (int)(hash & 31) & 1) != 0)
            {
                Compare(text, end, window, entries[hash >> WordBits]!, places);
            }

            var shortHash = ((window >> 8) * Spread) >> ShortShift;
            if ((shortMap[(int)(shortHash >> WordBits)] >> (int)(shortHash & 31) & 1) != 0)
            {
                CompareShort(text, end, places);
            }
        }
    }

    private static byte Fold(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;

    private void Compare(ReadOnlySpan<byte> text, int end, uint window, Entry[] candidates, AnchorPlaces places)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Piece == window && IsAt(text, end - candidate.Offset, literals[candidate.Literal]))
            {
                places.Add(candidate.Literal, end - candidate.Offset);
            }
        }
    }

    private void CompareShort(ReadOnlySpan<byte> text, int end, AnchorPlaces places)
    {
        foreach (var literal in shortsByLastByte[Fold(text[end - 1])] ?? [])
        {
            if (IsAt(text, end - literals[literal].Length, literals[literal]))
            {
                places.Add(literal, end - literals[literal].Length);
            }
        }
    }

    private static bool IsAt(ReadOnlySpan<byte> text, int start, byte[] literal)
    {
        if (start < 0 || start + literal.Length > text.Length)
        {
            return false;
        }

        var there = text.Slice(start, literal.Length);
        for (var index = 0; index < literal.Length; index++)
        {
            if (Fold(there[index]) != literal[index])
            {
                return false;
            }
        }

        return true;
    }

    private void AddPiece(int number)
    {
        var literal = literals[number];
        var start = Enumerable.Range(0, literal.Length - Piece + 1).MaxBy(offset => literal.AsSpan(offset, Piece).ToArray().Sum(Rarity));
        var piece = Window(literal.AsSpan(start, Piece));
        var hash = (piece * Spread) >> PieceShift;
        pieces[hash >> WordBits] |= 1u << (int)(hash & 31);
        entries[hash >> WordBits] = [.. entries[hash >> WordBits] ?? [], new Entry(piece, start + Piece, number)];
    }

    // Whatever stands before a literal of two bytes: each of 256 beginnings is a window of three.
    private void AddShort(int number)
    {
        var literal = literals[number];
        var tail = Window(literal) >> 8;
        for (var before = 0u; before < 1u << (8 * (Piece - 1 - literal.Length)); before++)
        {
            var hash = ((tail | before) * Spread) >> ShortShift;
            shorts[hash >> WordBits] |= 1u << (int)(hash & 31);
        }

        shortsByLastByte[literal[^1]] = [.. shortsByLastByte[literal[^1]] ?? [], number];
    }

    private static uint Window(ReadOnlySpan<byte> bytes)
    {
        var window = 0u;
        foreach (var value in bytes)
        {
            window = (window >> 8) | ((value | 0x20u) << 24);
        }

        return window;
    }

    private static int Rarity(byte value) => Common.IndexOf((char)value) is >= 0 and var place ? place : Common.Length;

    /// <param name="Piece">Its four bytes, as the window holds them.</param>
    /// <param name="Offset">From the literal's first byte to the end of the piece.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(uint Piece, int Offset, int Literal);
}
