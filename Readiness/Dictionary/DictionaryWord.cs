namespace Gapless.Readiness.Dictionary;

/// <summary>A word of a phrase; an open one stands for every word that begins with it.</summary>
internal sealed record DictionaryWord(string Text, bool IsOpen)
{
    public static IReadOnlyList<DictionaryWord> Read(string phrase) =>
    [
        .. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
            part.EndsWith('*')
                ? [new DictionaryWord(PhraseWords.Lower(part[..^1]), IsOpen: true)]
                : PhraseWords.Of(part).Select(word => new DictionaryWord(word, IsOpen: false))),
    ];

    public bool Matches(string word) => IsOpen ? word.StartsWith(Text, StringComparison.Ordinal) : string.Equals(word, Text, StringComparison.Ordinal);
}
