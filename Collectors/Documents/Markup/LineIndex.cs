namespace Gapless.Collectors.Documents.Markup;

/// <summary>Positions to line numbers.</summary>
internal sealed class LineIndex
{
    private readonly List<int> _starts = [0];
    private readonly int _firstLine;
    private readonly string _text;

    public LineIndex(string text, int firstLine)
    {
        _firstLine = firstLine;
        _text = text;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            _starts.Add(end + 1);
        }
    }

    /// <summary>The line begins with these characters, unindented.</summary>
    public bool StartsWith(int line, string start) =>
        line >= _firstLine && line - _firstLine < _starts.Count && _text.AsSpan(_starts[line - _firstLine]).StartsWith(start, StringComparison.Ordinal);

    public int LineAt(int position)
    {
        var found = _starts.BinarySearch(position);
        return _firstLine + (found >= 0 ? found : ~found - 1);
    }
}
