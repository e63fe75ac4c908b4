namespace Gapless.Collectors.Documents.Markup;

/// <summary>Positions to line numbers.</summary>
internal sealed class LineIndex
{
    private readonly List<int> _starts = [0];
    private readonly int _firstLine;

    public LineIndex(string text, int firstLine)
    {
        _firstLine = firstLine;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            _starts.Add(end + 1);
        }
    }

    public int LineAt(int position)
    {
        var found = _starts.BinarySearch(position);
        return _firstLine + (found >= 0 ? found : ~found - 1);
    }
}
