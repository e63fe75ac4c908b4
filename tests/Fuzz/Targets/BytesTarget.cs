namespace Gapless.Fuzz.Targets;

/// <summary>A reader that takes bytes and promises to throw nothing at all. Each character of a token is one byte.</summary>
internal sealed class BytesTarget(string name, Action<byte[]> read, IReadOnlyList<byte[]> corpus, params IReadOnlyList<string> tokens) : IFuzzTarget
{
    public string Name => name;

    public IReadOnlyList<byte[]> Corpus => corpus;

    public IReadOnlyList<string> Tokens => tokens;

    public void Run(byte[] input) => read(input);
}
