using Gapless.Readiness.Dictionary;

namespace Gapless.Collectors.Documents;

internal static class DocumentWords
{
    /// <summary>Every word of the document once, as the dictionary compares words.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            words.UnionWith(PhraseWords.Of(text[range]));
        }

        return words;
    }
}
