namespace Gapless.Collectors.Documents.Dialects;

/// <summary>The lines of a document, of which those in code fences are left alone. Lines are rewritten in place: none comes, goes or moves.</summary>
internal sealed class SourceLines
{
    private readonly string[] _lines;
    private readonly bool[] _isCode;

    public SourceLines(string text)
    {
        _lines = text.Split('\n');
        _isCode = new bool[_lines.Length];
        var fence = '\0';
        for (var index = 0; index < _lines.Length; index++)
        {
            var start = _lines[index].AsSpan().TrimStart();
            var mark = start.StartsWith("```") ? '`' : start.StartsWith("~~~") && !start.TrimEnd().TrimEnd('~').IsEmpty ? '~' : '\0';
            _isCode[index] = fence != '\0' || mark == '`';
            fence = fence == '\0' ? mark : mark == fence ? '\0' : fence;
        }
    }

    public int Count => _lines.Length;

    public string this[int index]
    {
        get => _lines[index];
        set => _lines[index] = value;
    }

    /// <summary>The line is text to be read and no code.</summary>
    public bool IsText(int index) => index >= 0 && index < _lines.Length && !_isCode[index];

    public bool IsBlank(int index) => index < 0 || index >= _lines.Length || string.IsNullOrWhiteSpace(_lines[index]);

    public override string ToString() => string.Join('\n', _lines);
}
