namespace Gapless.Collectors.Matching;

/// <summary>
/// Finds which of many literals occur in a text, in one pass over its bytes and without regard to ASCII case: the automaton of Aho and Corasick
/// (1975) with every transition precomputed, over classes of bytes that no literal tells apart.
/// </summary>
internal sealed class AnchorAutomaton
{
    private readonly byte[] classes;

    // One row of transitions a state; a state is the offset of its row. Rows that end a literal stand last.
    private readonly int[] transitions;
    private readonly int firstEnd;
    private readonly int width;
    private readonly int[][] ends;

    internal AnchorAutomaton(byte[] classes, int width, int[] transitions, int firstEnd, int[][] ends, int literals)
    {
        this.classes = classes;
        this.width = width;
        this.transitions = transitions;
        this.firstEnd = firstEnd;
        this.ends = ends;
        Literals = literals;
    }

    public int Literals { get; }

    /// <summary>Marks in <paramref name="seen"/> every literal that occurs; it must hold a place for each.</summary>
    public void Scan(ReadOnlySpan<byte> text, Span<bool> seen)
    {
        ReadOnlySpan<byte> map = classes;
        ReadOnlySpan<int> table = transitions;
        var state = 0;
        foreach (var value in text)
        {
            state = table[state + map[value]];
            if (state >= firstEnd)
            {
                foreach (var literal in ends[(state - firstEnd) / width])
                {
                    seen[literal] = true;
                }
            }
        }
    }
}
