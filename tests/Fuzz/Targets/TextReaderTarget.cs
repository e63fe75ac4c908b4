using System.Text;

namespace Gapless.Fuzz.Targets;

/// <summary>A reader that takes text and promises to throw nothing at all.</summary>
internal sealed class TextReaderTarget(string name, Action<string> read, IReadOnlyList<string> corpus, IReadOnlyList<string> tokens) : IFuzzTarget
{
    public string Name => name;

    public IReadOnlyList<byte[]> Corpus { get; } = [.. corpus.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<string> Tokens => tokens;

    public void Run(byte[] input) => read(Encoding.UTF8.GetString(input));
}
