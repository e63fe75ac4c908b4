namespace Gapless.Collectors.Documents.Markup;

/// <summary>Gives blocks the lines of the document that a person has, where it was cut into more lines for reading.</summary>
internal sealed class BlockLines(IReadOnlyList<int> origins)
{
    public static IReadOnlyList<DocumentBlock> Restore(IReadOnlyList<DocumentBlock> blocks, IReadOnlyList<int>? origins) =>
        origins is null ? blocks : new BlockLines(origins).Of(blocks);

    private List<DocumentBlock> Of(IEnumerable<DocumentBlock> blocks) => [.. blocks.Select(Of)];

    private DocumentBlock Of(DocumentBlock block) => block switch
    {
        HeadingBlock heading => heading with { Line = At(heading.Line), Text = Of(heading.Text) },
        TextBlock text => text with { Line = At(text.Line), Lines = Of(text.Lines) },
        ListBlock list => list with { Line = At(list.Line), Items = [.. list.Items.Select(item => item with { Line = At(item.Line), Text = Of(item.Text), Children = Of(item.Children) })] },
        TableBlock table => table with { Line = At(table.Line), Header = Of(table.Header), Rows = [.. table.Rows.Select(Of)] },
        FenceBlock fence => fence with { Line = At(fence.Line), Lines = Of(fence.Lines) },
        _ => block,
    };

    private List<TextLine> Of(IReadOnlyList<TextLine> lines) => [.. lines.Select(Of)];

    private TextLine Of(TextLine line) => line with { Line = At(line.Line) };

    private int At(int line) => line >= 1 && line <= origins.Count ? origins[line - 1] : line;
}
