namespace Gapless.Collectors.Documents.Markup;

/// <summary>GitHub's tables.</summary>
/// <example><code>
/// | Gap | Status |
/// |-----|:------:|
/// | a \| b | ✅ |
/// </code></example>
internal static class TableRows
{
    /// <summary>Reads the table at the start of these lines; it ends with the first line that has no bar.</summary>
    public static TableBlock Read(ReadOnlySpan<string> lines, int firstLine)
    {
        var header = Cells(lines[0], firstLine);
        var rows = new List<IReadOnlyList<TextLine>>();
        for (var index = 2; index < lines.Length && lines[index].Contains('|', StringComparison.Ordinal); index++)
        {
            rows.Add(Cells(lines[index], firstLine + index));
        }

        return new TableBlock(firstLine, header, rows);
    }

    /// <summary><c>||Gap||Status||</c> over <c>|No backups|Open|</c></summary>
    public static bool IsWikiHeader(string line) => line.AsSpan().TrimStart().StartsWith("||") && line.AsSpan().TrimEnd().EndsWith("||");

    /// <summary>The table and how many lines it takes; a bar alone stands for a line without a row.</summary>
    public static (TableBlock Table, int Length) ReadWiki(ReadOnlySpan<string> lines, int firstLine)
    {
        var header = Cells(lines[0].Replace("||", "|", StringComparison.Ordinal), firstLine);
        var rows = new List<IReadOnlyList<TextLine>>();
        var index = 1;
        for (; index < lines.Length && lines[index].AsSpan().TrimStart().StartsWith("|"); index++)
        {
            if (lines[index].AsSpan().Trim().Length > 1)
            {
                rows.Add(Cells(lines[index], firstLine + index));
            }
        }

        return (new TableBlock(firstLine, header, rows), index);
    }

    public static bool IsDelimiter(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length >= 3 && text.Contains('-') && text.IndexOfAnyExcept("|:- \t") < 0 && (text.Contains('|') || text[0] == ':');
    }

    private static List<TextLine> Cells(string row, int line)
    {
        var text = row.AsSpan().Trim();
        if (text.StartsWith("|"))
        {
            text = text[1..];
        }

        if (text.EndsWith("|") && !text.EndsWith("\\|"))
        {
            text = text[..^1];
        }

        var cells = new List<TextLine>();
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || (text[index] == '|' && (index == 0 || text[index - 1] != '\\')))
            {
                cells.Add(InlineText.Read(text[start..index].ToString(), line));
                start = index + 1;
            }
        }

        return cells;
    }
}
