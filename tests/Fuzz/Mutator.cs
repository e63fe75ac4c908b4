using System.Text;

namespace Gapless.Fuzz;

/// <summary>Makes a new input of old ones. The same seed makes the same inputs.</summary>
internal sealed class Mutator(IFuzzTarget target, int seed)
{
    private const int LargestInput = 64 * 1024;
    private const int MostMutations = 8;
    private const int MostRepetitions = 400;

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _tokens = [.. target.Tokens.Select(Encoding.UTF8.GetBytes)];

    public byte[] Next()
    {
        var input = Pick(target.Corpus).ToList();
        for (var count = _random.Next(1, MostMutations + 1); count > 0; count--)
        {
            Mutate(input);
        }

        return [.. input.Take(LargestInput)];
    }

    private void Mutate(List<byte> input)
    {
        var at = _random.Next(input.Count + 1);
        switch (_random.Next(8))
        {
            case 0:
                input.InsertRange(at, Pick(_tokens));
                break;
            case 1:
                input.InsertRange(at, Repeated(Pick(_tokens)));
                break;
            case 2:
                input.RemoveRange(at, Length(input, at));
                break;
            case 3:
                input.InsertRange(_random.Next(input.Count + 1), input.GetRange(at, Length(input, at)));
                break;
            case 4:
                Splice(input, at);
                break;
            case 5 when at < input.Count:
                input[at] = (byte)_random.Next(256);
                break;
            case 6:
                ReplaceAll(input, Pick(_tokens), Pick(_tokens));
                break;
            default:
                SwapLines(input);
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private int Length(List<byte> input, int at) => Math.Min(_random.Next(1, 400), input.Count - at);

    private IEnumerable<byte> Repeated(byte[] token) => Enumerable.Repeat(token, _random.Next(2, MostRepetitions)).SelectMany(piece => piece);

    private void Splice(List<byte> input, int at)
    {
        var other = Pick(target.Corpus);
        var from = _random.Next(other.Length);
        input.InsertRange(at, other.AsSpan(from, Math.Min(_random.Next(1, 2_000), other.Length - from)));
    }

    private static void ReplaceAll(List<byte> input, byte[] old, byte[] replacement)
    {
        var text = Encoding.Latin1.GetString([.. input]).Replace(Encoding.Latin1.GetString(old), Encoding.Latin1.GetString(replacement), StringComparison.Ordinal);
        input.Clear();
        input.AddRange(Encoding.Latin1.GetBytes(text[..Math.Min(text.Length, LargestInput)]));
    }

    private void SwapLines(List<byte> input)
    {
        var lines = Encoding.Latin1.GetString([.. input]).Split('\n');
        var (left, right) = (_random.Next(lines.Length), _random.Next(lines.Length));
        (lines[left], lines[right]) = (lines[right], lines[left]);
        input.Clear();
        input.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }
}
