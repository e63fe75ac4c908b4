namespace Gapless.Readiness.Dictionary;

/// <summary>"with", "without" or "in-document", and the words of which one must be there (or none).</summary>
internal sealed record DictionaryCondition(string Kind, IReadOnlyList<DictionaryWord> Words)
{
    public bool Holds(IReadOnlyList<string> text, DictionaryContext context) => Kind switch
    {
        "with" => text.Any(Matches) || context.Near.Any(Matches),
        "without" => !text.Any(Matches),
        _ => context.Document.Any(Matches),
    };

    public static DictionaryCondition Read(string text)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0] is not ("with" or "without" or "in-document"))
        {
            throw new FormatException($"A condition reads \"with a|b\", \"without a|b\" or \"in-document a|b\", not \"{text}\".");
        }

        return new DictionaryCondition(parts[0], [.. parts[1].Split('|').SelectMany(DictionaryWord.Read)]);
    }

    private bool Matches(string word) => Words.Any(wanted => wanted.Matches(word));
}
