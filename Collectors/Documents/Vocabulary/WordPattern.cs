namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>A phrase of a vocabulary file: <c>^</c> binds it to the start of a text, <c>$</c> to its end, <c>*</c> leaves its last word open.</summary>
internal sealed class WordPattern
{
    private readonly string _words;
    private readonly bool _atStart;
    private readonly bool _atEnd;
    private readonly bool _open;
    private readonly bool _unspaced;

    public WordPattern(string phrase)
    {
        _atStart = phrase.StartsWith('^');
        _atEnd = phrase.EndsWith('$');
        _open = phrase.TrimEnd('$').EndsWith('*');
        var words = Words.Of(phrase);
        _words = _open ? words.TrimEnd() : words;
        _unspaced = IsUnspaced(_words);
        _words = _unspaced ? _words.Trim() : _words;
    }

    /// <summary>The index in <paramref name="words"/> at which the phrase is found, or -1.</summary>
    public int Position(string words)
    {
        var position = words.IndexOf(_words, StringComparison.Ordinal);
        position = _unspaced && position == 1 ? 0 : position;
        if (position < 0 || (_atStart && position > 0))
        {
            return -1;
        }

        return _atEnd && !(_unspaced ? words.AsSpan().TrimEnd() : words).EndsWith(_words, StringComparison.Ordinal) ? -1 : position;
    }

    /// <summary>The phrase is the whole text.</summary>
    public bool IsAllOf(string words) =>
        Position(words) == 0 && (_open ? !words.AsSpan(_words.Length).TrimEnd().Contains(' ') : words.Trim().Length == _words.Trim().Length);

    /// <summary>Chinese and Japanese put no spaces between words, and Korean hangs its particles on them.</summary>
    private static bool IsUnspaced(string words) => words.Any(character => character is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3'));
}
