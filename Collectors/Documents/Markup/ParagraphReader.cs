namespace Gapless.Collectors.Documents.Markup;

/// <summary>A paragraph's lines, with the tables that stand in it taken out.</summary>
internal static class ParagraphReader
{
    public static IEnumerable<DocumentBlock> Read(string source, int firstLine)
    {
        var lines = source.Split('\n');
        if (ExportRows.Read(lines, firstLine) is { } export)
        {
            yield return export;
            yield break;
        }

        var text = new List<TextLine>();
        for (var index = 0; index < lines.Length; index++)
        {
            if (index + 1 < lines.Length && TableRows.IsDelimiter(lines[index + 1]) && lines[index].Contains('|', StringComparison.Ordinal))
            {
                if (text.Count > 0)
                {
                    yield return new TextBlock(text[0].Line, text);
                    text = [];
                }

                var table = TableRows.Read(lines.AsSpan(index), firstLine + index);
                yield return table;
                index += table.Rows.Count + 1;
            }
            else if (TableRows.IsWikiHeader(lines[index]))
            {
                if (text.Count > 0)
                {
                    yield return new TextBlock(text[0].Line, text);
                    text = [];
                }

                var (table, length) = TableRows.ReadWiki(lines.AsSpan(index), firstLine + index);
                yield return table;
                index += length - 1;
            }
            else if (InlineText.Read(lines[index], firstLine + index) is { Text.Length: > 0 } line)
            {
                text.Add(line);
            }
        }

        if (text.Count > 0)
        {
            yield return new TextBlock(text[0].Line, text);
        }
    }
}
