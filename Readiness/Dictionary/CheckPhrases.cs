using System.Reflection;
using System.Text;

namespace Gapless.Readiness.Dictionary;

/// <summary>From the words people use to the checks that can prove them. The phrases are data: <c>phrases.tsv</c>.</summary>
public sealed class CheckPhrases
{
    private const int OpenWordStem = 3;

    private static readonly Lazy<CheckPhrases> Embedded = new(LoadEmbedded);

    private readonly Dictionary<string, List<DictionaryPhrase>> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _checks = new(StringComparer.Ordinal);

    private CheckPhrases()
    {
    }

    public static CheckPhrases Default => Embedded.Value;

    /// <summary>Every check id that a phrase names, in ordinal order.</summary>
    public IReadOnlyList<string> Checks => [.. _checks.Order(StringComparer.Ordinal)];

    public static CheckPhrases Parse(TextReader reader)
    {
        var dictionary = new CheckPhrases();
        for (var line = 1; reader.ReadLine() is { } row; line++)
        {
            if (row.Length > 0 && row[0] != '#')
            {
                dictionary.Add(row, line);
            }
        }

        foreach (var (key, phrases) in dictionary._phrases)
        {
            // A stable order: of two equally long phrases the earlier row wins.
            dictionary._phrases[key] = [.. phrases.Order(Comparer<DictionaryPhrase>.Create(LongestFirst))];
        }

        return dictionary;
    }

    public IReadOnlyList<string> Match(string text) => Match(text, DictionaryContext.None);

    /// <summary>The checks that a text speaks of, in the order in which it does; where phrases overlap the longest wins.</summary>
    public IReadOnlyList<string> Match(string text, DictionaryContext context)
    {
        var words = PhraseWords.Of(text);
        var checks = new List<string>();
        for (var position = 0; position < words.Count;)
        {
            var phrase = Find(words, position, context);
            foreach (var check in phrase?.Checks ?? [])
            {
                if (!checks.Contains(check))
                {
                    checks.Add(check);
                }
            }

            position += phrase?.Words.Count ?? 1;
        }

        return checks;
    }

    private DictionaryPhrase? Find(IReadOnlyList<string> words, int position, DictionaryContext context)
    {
        var whole = Longest(Bucket(words[position]), words, position, context);
        var open = words[position].Length > OpenWordStem ? Longest(Bucket(words[position][..OpenWordStem] + "*"), words, position, context) : null;
        return whole is null || (open is not null && LongestFirst(open, whole) < 0) ? open : whole;
    }

    private static DictionaryPhrase? Longest(List<DictionaryPhrase> phrases, IReadOnlyList<string> words, int position, DictionaryContext context) =>
        phrases.Find(phrase => phrase.MatchesAt(words, position) && phrase.Conditions.All(condition => condition.Holds(words, context)));

    private List<DictionaryPhrase> Bucket(string key) => _phrases.TryGetValue(key, out var phrases) ? phrases : [];

    /// <summary>More words first, then more conditions, then longer words.</summary>
    private static int LongestFirst(DictionaryPhrase left, DictionaryPhrase right) =>
        (right.Words.Count, right.Conditions.Count, right.Words.Sum(word => word.Text.Length))
            .CompareTo((left.Words.Count, left.Conditions.Count, left.Words.Sum(word => word.Text.Length)));

    private void Add(string row, int line)
    {
        var cells = row.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length < 2)
        {
            throw new FormatException($"Line {line} of the dictionary has no checks.");
        }

        string[] checks = cells[1] is "-" ? [] : cells[1].Split(',', StringSplitOptions.TrimEntries);
        DictionaryCondition[] conditions = [.. cells.Skip(2).Select(DictionaryCondition.Read)];
        _checks.UnionWith(checks);
        foreach (var text in cells[0].Split('|', StringSplitOptions.TrimEntries))
        {
            AddPhrase(new DictionaryPhrase(DictionaryWord.Read(text), checks, conditions), line);
        }
    }

    private void AddPhrase(DictionaryPhrase phrase, int line)
    {
        if (phrase.Words.Count == 0 || (phrase.Words[0].IsOpen && phrase.Words[0].Text.Length < OpenWordStem))
        {
            throw new FormatException($"A phrase on line {line} of the dictionary is empty or begins with an open word of fewer than three letters.");
        }

        var first = phrase.Words[0];
        var key = first.IsOpen ? first.Text[..OpenWordStem] + "*" : first.Text;
        if (!_phrases.TryGetValue(key, out var bucket))
        {
            _phrases.Add(key, bucket = []);
        }

        bucket.Add(phrase);
    }

    private static CheckPhrases LoadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Gapless.Readiness.Dictionary.phrases.tsv")
            ?? throw new InvalidOperationException("The dictionary is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader);
    }
}
