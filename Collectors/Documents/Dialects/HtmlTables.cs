using System.Text;
using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Tables in HTML, as Confluence, Word and Notion export them.</summary>
/// <example><code>
/// &lt;table&gt;
///   &lt;tr&gt;&lt;th&gt;Gap&lt;/th&gt;&lt;th&gt;Status&lt;/th&gt;&lt;/tr&gt;
///   &lt;tr&gt;&lt;td&gt;No backups&lt;/td&gt;&lt;td&gt;Open&lt;/td&gt;&lt;/tr&gt;
/// &lt;/table&gt;
/// </code></example>
internal sealed partial class HtmlTables
{
    private const int MostLines = 4_000;

    private readonly List<(int Line, IReadOnlyList<string> Cells)> _rows = [];
    private readonly StringBuilder _cell = new();
    private List<string> _cells = [];
    private int _line;
    private bool _inCell;

    public static void Rewrite(SourceLines lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines.IsText(index) && lines[index].Contains("<table", StringComparison.OrdinalIgnoreCase))
            {
                index = RewriteTable(lines, index);
            }
        }
    }

    private static int RewriteTable(SourceLines lines, int first)
    {
        var last = first;
        while (last < lines.Count && last < first + MostLines && !lines[last].Contains("</table", StringComparison.OrdinalIgnoreCase))
        {
            last++;
        }

        if (last == lines.Count || last == first + MostLines)
        {
            return first;
        }

        var reader = new HtmlTables();
        for (var index = first; index <= last; index++)
        {
            reader.ReadLine(lines[index], index);
        }

        reader.EndRow();
        WikiRow.Write(lines, first, last, reader.OneALine(last));
        return last;
    }

    private void ReadLine(string line, int index)
    {
        var position = 0;
        foreach (var tag in Tag().EnumerateMatches(line))
        {
            Add(line.AsSpan(position, tag.Index - position));
            position = tag.Index + tag.Length;
            var name = line.AsSpan(tag.Index, tag.Length);
            if (name.StartsWith("<tr", StringComparison.OrdinalIgnoreCase))
            {
                EndRow();
                _line = index;
            }
            else if (name[1] == '/')
            {
                EndCell();
            }
            else
            {
                EndCell();
                _line = _cells.Count == 0 ? index : _line;
                _inCell = true;
            }
        }

        Add(line.AsSpan(position));
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (_inCell)
        {
            _cell.Append(text.Trim()).Append(' ');
        }
    }

    private void EndCell()
    {
        if (_inCell)
        {
            _cells.Add(_cell.ToString());
            _cell.Clear();
            _inCell = false;
        }
    }

    private void EndRow()
    {
        EndCell();
        if (_cells.Count > 0)
        {
            _rows.Add((_line, _cells));
            _cells = [];
        }
    }

    /// <summary>Rows that share a line move on to the lines behind it, as far as the table has some.</summary>
    private List<(int Line, IReadOnlyList<string> Cells)> OneALine(int last)
    {
        var placed = new List<(int Line, IReadOnlyList<string> Cells)>();
        foreach (var (line, cells) in _rows)
        {
            var free = placed.Count == 0 ? line : Math.Max(line, placed[^1].Line + 1);
            if (free <= last)
            {
                placed.Add((free, cells));
            }
        }

        return placed;
    }

    [GeneratedRegex(@"</?t[rhd](\s[^>]{0,300})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
