using System.Text.RegularExpressions;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Decoding;

/// <summary>Finds, for one code page, the runs of a text that are UTF-8 bytes read through that page.</summary>
/// <example><c>âœ…</c> is E2 9C 85 read through Windows-1252: ✅. <c>âŒ</c> is ❌ (E2 9D 8C) after 9D was dropped.</example>
internal sealed partial class MojibakeScan(string text, CodePage page)
{
    private readonly List<DamagedRun> _runs = [];

    public static IReadOnlyList<DamagedRun> Run(string text, CodePage page) => new MojibakeScan(text, page).Run();

    private List<DamagedRun> Run()
    {
        for (var index = 0; index < text.Length;)
        {
            if (text[index] >= 0x80 && TryReadAt(index) is { } run)
            {
                _runs.Add(run);
                index += run.Length;
            }
            else
            {
                index++;
            }
        }

        return _runs;
    }

    private DamagedRun? TryReadAt(int start)
    {
        if (!page.TryGetByte(text[start], out var lead) || lead is < 0xC2 or > 0xF4)
        {
            return null;
        }

        var count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = lead;
        var found = 1;
        while (found < count && start + found < text.Length && TryGetContinuation(text[start + found], out bytes[found]))
        {
            found++;
        }

        if (found == count)
        {
            return Exact(start, bytes[..count]);
        }

        return count > 2 && page.UndefinedBytes.Count > 0 ? OneShort(start, bytes[..found], count) : null;
    }

    private bool TryGetContinuation(char character, out byte value) =>
        page.TryGetByte(character, out value) && value is >= 0x80 and <= 0xBF;

    private static DamagedRun? Exact(int start, ReadOnlySpan<byte> bytes)
    {
        var value = Utf8.Decode(bytes);
        var plausible = value >= 0 && (bytes.Length == 2 ? MarkerAlphabet.IsPlausiblePair(value) : MarkerAlphabet.IsPlausible(value));
        return plausible ? new DamagedRun(start, bytes.Length, value, bytes.Length, RepairCertainty.Exact) : null;
    }

    private DamagedRun? OneShort(int start, ReadOnlySpan<byte> found, int count)
    {
        var next = start + found.Length < text.Length ? text[start + found.Length] : '\0';
        if (found.Length == count - 1)
        {
            return Restore(start, found, count) ?? WithSpace(start, found, next, count);
        }

        return found.Length == count - 2 && next == ' ' ? WithSpaceAndRestore(start, found, count) : null;
    }

    /// <summary>An editor turned a non-breaking space (A0) into a space: accepted only where a known symbol comes out.</summary>
    private static DamagedRun? WithSpace(int start, ReadOnlySpan<byte> found, char next, int count)
    {
        if (next != ' ')
        {
            return null;
        }

        var value = Utf8.Decode([.. found, 0xA0]);
        return MarkerAlphabet.IsMarker(value) ? new DamagedRun(start, count, value, count, RepairCertainty.Restored) : null;
    }

    private DamagedRun? WithSpaceAndRestore(int start, ReadOnlySpan<byte> found, int count) =>
        Restore(start, [.. found, 0xA0], count) is { } run ? run with { Length = found.Length + 1 } : null;

    private DamagedRun? Restore(int start, ReadOnlySpan<byte> found, int count)
    {
        Span<byte> attempt = stackalloc byte[4];
        var candidates = new List<int>();
        for (var gap = 1; gap < count; gap++)
        {
            found[..gap].CopyTo(attempt);
            found[gap..].CopyTo(attempt[(gap + 1)..]);
            foreach (var dropped in page.UndefinedBytes)
            {
                attempt[gap] = dropped;
                var value = Utf8.Decode(attempt[..count]);
                if (MarkerAlphabet.IsMarker(value) && !candidates.Contains(value))
                {
                    candidates.Add(value);
                }
            }
        }

        return candidates.Count switch
        {
            0 => null,
            1 => new DamagedRun(start, found.Length, candidates[0], count, RepairCertainty.Restored),
            _ => new DamagedRun(start, found.Length, MostUseful(candidates, start), count, RepairCertainty.Ambiguous),
        };
    }

    private int MostUseful(List<int> candidates, int start)
    {
        const int Lock = 0x1F510;
        if (candidates.Contains(Lock) && SecurityWord().IsMatch(LineAround(start)))
        {
            return Lock;
        }

        return candidates.MinBy(value => MarkerAlphabet.Preference.IndexOf(char.ConvertFromUtf32(value), StringComparison.Ordinal));
    }

    private ReadOnlySpan<char> LineAround(int position)
    {
        const int Reach = 200;
        var from = Math.Max(0, position - Reach);
        var before = text.AsSpan(from, position - from);
        before = before[(before.LastIndexOf('\n') + 1)..];
        var after = text.AsSpan(position, Math.Min(Reach, text.Length - position));
        var end = after.IndexOf('\n');
        return text.AsSpan(position - before.Length, before.Length + (end < 0 ? after.Length : end));
    }

    [GeneratedRegex("secur|auth|secret|encrypt", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecurityWord();
}
