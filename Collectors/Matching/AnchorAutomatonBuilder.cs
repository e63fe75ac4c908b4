using System.Collections.Immutable;
using System.Text;

namespace Gapless.Collectors.Matching;

/// <summary>Compiles literals into an <see cref="AnchorAutomaton"/>.</summary>
internal sealed class AnchorAutomatonBuilder
{
    private readonly byte[] classes = new byte[256];
    private readonly List<int[]> children = [];
    private readonly List<List<int>> endings = [];
    private int width = 1;

    private AnchorAutomatonBuilder()
    {
    }

    public static AnchorAutomaton Build(ImmutableArray<string> literals)
    {
        var builder = new AnchorAutomatonBuilder();
        var encoded = literals.Select(literal => Fold(Encoding.UTF8.GetBytes(literal))).ToArray();
        builder.AssignClasses(encoded);
        builder.AddState();
        for (var literal = 0; literal < encoded.Length; literal++)
        {
            builder.Add(encoded[literal], literal);
        }

        var order = builder.CompleteTransitions();
        return builder.Pack(order, literals.Length);
    }

    internal static byte[] Fold(byte[] bytes)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] = bytes[index] is >= (byte)'A' and <= (byte)'Z' ? (byte)(bytes[index] | 0x20) : bytes[index];
        }

        return bytes;
    }

    private void AssignClasses(byte[][] encoded)
    {
        foreach (var value in encoded.SelectMany(literal => literal).Distinct().Order())
        {
            classes[value] = (byte)width++;
            if (value is >= (byte)'a' and <= (byte)'z')
            {
                classes[value & ~0x20] = classes[value];
            }
        }
    }

    private int AddState()
    {
        var row = new int[width];
        Array.Fill(row, -1);
        children.Add(row);
        endings.Add([]);
        return children.Count - 1;
    }

    private void Add(byte[] literal, int number)
    {
        if (literal.Length == 0)
        {
            return;
        }

        var state = 0;
        foreach (var value in literal)
        {
            var next = children[state][classes[value]];
            state = next >= 0 ? next : children[state][classes[value]] = AddState();
        }

        endings[state].Add(number);
    }

    // Breadth first, so that the state to fall back to is complete before it is used.
    private List<int> CompleteTransitions()
    {
        var fallback = new int[children.Count];
        var order = new List<int>(children.Count) { 0 };
        for (var index = 0; index < order.Count; index++)
        {
            var state = order[index];
            for (var symbol = 0; symbol < width; symbol++)
            {
                var otherwise = state == 0 ? 0 : children[fallback[state]][symbol];
                var child = children[state][symbol];
                if (child < 0)
                {
                    children[state][symbol] = otherwise;
                    continue;
                }

                fallback[child] = otherwise;
                endings[child].AddRange(endings[otherwise]);
                order.Add(child);
            }
        }

        return order;
    }

    private AnchorAutomaton Pack(List<int> order, int literals)
    {
        var packed = order.OrderBy(state => endings[state].Count > 0).ToArray();
        var place = new int[packed.Length];
        for (var index = 0; index < packed.Length; index++)
        {
            place[packed[index]] = index * width;
        }

        var transitions = new int[packed.Length * width];
        for (var index = 0; index < packed.Length; index++)
        {
            for (var symbol = 0; symbol < width; symbol++)
            {
                transitions[(index * width) + symbol] = place[children[packed[index]][symbol]];
            }
        }

        var ends = packed.Where(state => endings[state].Count > 0).Select(state => endings[state].Distinct().Order().ToArray()).ToArray();
        return new(classes, width, transitions, (packed.Length - ends.Length) * width, ends, literals);
    }
}
