namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Tables of other markups are rewritten as <c>||Gap||Status||</c> over <c>|No backups|Open|</c>, which needs no line below its head.</summary>
internal static class WikiRow
{
    /// <summary>Stands for a line within a table that holds no row of its own, so that the table does not end there.</summary>
    public const string Filler = "|";

    public static string Header(IEnumerable<string> cells) => "||" + string.Join("||", cells.Select(Cell)) + "||";

    public static string Body(IEnumerable<string> cells) => "|" + string.Join('|', cells.Select(Cell)) + "|";

    /// <summary>Writes rows over the lines from the first one of the table to its last; the first row is its head.</summary>
    public static void Write(SourceLines lines, int first, int last, IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        for (var index = first; index <= last; index++)
        {
            lines[index] = rows.Count > 0 && index > rows[0].Line && index < rows[^1].Line ? Filler : "";
        }

        for (var row = 0; row < rows.Count; row++)
        {
            lines[rows[row].Line] = row == 0 ? Header(rows[row].Cells) : Body(rows[row].Cells);
        }
    }

    private static string Cell(string text) => text.Trim().Replace("|", "\\|", StringComparison.Ordinal) is { Length: > 0 } cell ? cell : " ";
}
