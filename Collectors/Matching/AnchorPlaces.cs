using System.Text;

namespace Gapless.Collectors.Matching;

/// <summary>Where the anchors of a plan stand in one file. It is emptied and filled again for the next: one a thread.</summary>
internal sealed class AnchorPlaces(int anchors)
{
    private readonly int[] counts = new int[anchors];
    private readonly int[] firsts = new int[anchors];
    private readonly List<int> seen = [];
    private (int Start, int Anchor)[] found = new (int, int)[1024];
    private int[] starts = new int[1024];
    private int count;

    /// <summary>The anchors that stand in the file, in no order.</summary>
    public IReadOnlyList<int> Seen => seen;

    public void Clear()
    {
        foreach (var anchor in seen)
        {
            counts[anchor] = 0;
        }

        seen.Clear();
        count = 0;
    }

    public void Add(int anchor, int start)
    {
        if (counts[anchor]++ == 0)
        {
            seen.Add(anchor);
        }

        if (count == found.Length)
        {
            Array.Resize(ref found, count * 2);
        }

        found[count++] = (start, anchor);
    }

    /// <summary>Turns offsets into the bytes into offsets into their text, and sorts them by anchor. To be called once, when all have been added.</summary>
    public void Settle(ReadOnlySpan<byte> bytes, int characters)
    {
        if (bytes.Length != characters)
        {
            Decode(bytes);
        }

        var next = 0;
        foreach (var anchor in seen)
        {
            firsts[anchor] = next;
            next += counts[anchor];
            counts[anchor] = 0;
        }

        starts = starts.Length < count ? new int[found.Length] : starts;
        foreach (var (start, anchor) in found.AsSpan(0, count))
        {
            starts[firsts[anchor] + counts[anchor]++] = start;
        }
    }

    /// <summary>Where an anchor stands, in rising order.</summary>
    public ReadOnlySpan<int> Of(int anchor) => starts.AsSpan(firsts[anchor], counts[anchor]);

    // A literal begins with a byte that begins a character, so no piece between two of them cuts one.
    private void Decode(ReadOnlySpan<byte> bytes)
    {
        var places = found.AsSpan(0, count);
        places.Sort();
        var (read, written) = (0, 0);
        foreach (ref var place in places)
        {
            written += Encoding.UTF8.GetCharCount(bytes[read..place.Start]);
            read = place.Start;
            place.Start = written;
        }
    }
}
