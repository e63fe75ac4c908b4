using System.Reflection;
using System.Text;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>A table of words from a data file beside this class: a row is a value, a tab, and the phrases that stand for it.</summary>
/// <remarks>The format is explained at the head of <c>sections.tsv</c>. Matching is by whole words, in the order of the file.</remarks>
internal sealed class WordTable<T>
    where T : struct, Enum
{
    private readonly List<(T Value, WordPattern Pattern)> _rows = [];

    private WordTable()
    {
    }

    public static WordTable<T> Load(string file)
    {
        var table = new WordTable<T>();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Gapless.Collectors.Documents.Vocabulary.{file}")
            ?? throw new InvalidOperationException($"The vocabulary {file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                table.AddRow(line.Split('\t', 2));
            }
        }

        return table;
    }

    /// <summary>The value of the first row with a phrase that the text contains.</summary>
    public T? Find(string text) => First(Words.Of(text), (pattern, words) => pattern.Position(words) >= 0);

    /// <summary>The value of the first row with a phrase that the text begins with.</summary>
    public T? FindAtStart(string text) => First(Words.Of(text), (pattern, words) => pattern.Position(words) == 0);

    /// <summary>The value of the first row with a phrase that is the whole text.</summary>
    public T? FindWhole(string text) => First(Words.Of(text), (pattern, words) => pattern.IsAllOf(words));

    /// <summary>The value of the phrase that stands earliest in the text.</summary>
    public T? FindEarliest(string text)
    {
        var words = Words.Of(text);
        T? best = null;
        var earliest = int.MaxValue;
        foreach (var (value, pattern) in _rows)
        {
            var position = pattern.Position(words);
            if (position >= 0 && position < earliest)
            {
                (best, earliest) = (value, position);
            }
        }

        return best;
    }

    private void AddRow(string[] cells)
    {
        var value = Enum.Parse<T>(cells[0]);
        foreach (var phrase in cells[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            _rows.Add((value, new WordPattern(phrase)));
        }
    }

    private T? First(string words, Func<WordPattern, string, bool> matches)
    {
        foreach (var (value, pattern) in _rows)
        {
            if (matches(pattern, words))
            {
                return value;
            }
        }

        return null;
    }
}
