namespace Gapless.Collectors.Documents.Dialects;

/// <summary>Documents arrive as AsciiDoc, reStructuredText, HTML, mail and text pasted from word processors: all are read as Markdown.</summary>
internal static class Dialect
{
    public static string ToMarkdown(string text)
    {
        var lines = new SourceLines(text);
        AsciiDoc.Rewrite(lines);
        GridTables.Rewrite(lines);
        DirectiveTables.Rewrite(lines);
        RuledHeadings.Rewrite(lines);
        RestructuredText.Rewrite(lines);
        JiraWiki.Rewrite(lines);
        HtmlTables.Rewrite(lines);
        HtmlBlocks.Rewrite(lines);
        LooseItems.Rewrite(lines);
        PlainHeadings.Rewrite(lines);
        return lines.ToString();
    }
}
