namespace Gapless.Readiness.Dictionary;

/// <summary>What stands around a text: the words near it (its gap, its section) and the words of the whole document.</summary>
public sealed class DictionaryContext
{
    public static DictionaryContext None { get; } = new("", new HashSet<string>(StringComparer.Ordinal));

    public DictionaryContext(string near, IReadOnlySet<string> document)
    {
        Near = PhraseWords.Of(near).ToHashSet(StringComparer.Ordinal);
        Document = document;
    }

    public IReadOnlySet<string> Near { get; }

    public IReadOnlySet<string> Document { get; }

    public DictionaryContext With(string near) => new(near, Document);
}
