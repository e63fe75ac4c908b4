using Gapless.Collectors.Documents.Vocabulary;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdigHeading = Markdig.Syntax.HeadingBlock;
using MarkdigList = Markdig.Syntax.ListBlock;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>Text to blocks. Markdig finds the blocks; lines are read by <see cref="InlineText"/>, whose cost is linear.</summary>
internal sealed class MarkdownBlocks
{
    private const int MostLinesAtOnce = 4_000;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly List<DocumentBlock> _blocks = [];

    /// <exception cref="ArgumentException">The text nests deeper than the parser goes.</exception>
    public static IReadOnlyList<DocumentBlock> Read(string text)
    {
        var reader = new MarkdownBlocks();
        foreach (var (chunk, line) in Chunks(text))
        {
            reader.ReadChunk(chunk, line);
        }

        return reader._blocks;
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter();
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    /// <summary>Some block structures cost the parser quadratic time, so that a very long text is read in pieces, cut before a heading.</summary>
    private static IEnumerable<(string Text, int Line)> Chunks(string text)
    {
        var (start, startLine, line, inFence) = (0, 1, 1, false);
        for (var position = 0; position < text.Length;)
        {
            var end = text.IndexOf('\n', position);
            end = end < 0 ? text.Length : end;
            var current = text.AsSpan(position, end - position);
            inFence ^= current.TrimStart().StartsWith("```");
            var full = line - startLine >= MostLinesAtOnce;
            if ((full && !inFence && current.StartsWith("#")) || line - startLine >= 2 * MostLinesAtOnce)
            {
                yield return (text[start..position], startLine);
                (start, startLine, inFence) = (position, line, false);
            }

            position = end + 1;
            line++;
        }

        yield return (text[start..], startLine);
    }

    private void ReadChunk(string chunk, int firstLine)
    {
        var lines = new LineIndex(chunk, firstLine);
        foreach (var block in Markdown.Parse(chunk, Pipeline))
        {
            Add(block, lines, _blocks);
        }
    }

    private static void Add(Block block, LineIndex lines, List<DocumentBlock> blocks)
    {
        switch (block)
        {
            case MarkdigHeading heading:
                var headingLine = lines.LineAt(heading.Span.Start);
                blocks.Add(new HeadingBlock(headingLine, heading.Level, InlineText.Read(Source(heading), headingLine)));
                break;
            case ParagraphBlock paragraph:
                blocks.AddRange(ParagraphReader.Read(Source(paragraph), FirstLine(paragraph, lines)));
                break;
            case MarkdigList list:
                blocks.AddRange(SplitAtKeys(ReadList(list, lines), lines));
                break;
            case YamlFrontMatterBlock frontMatter:
                blocks.Add(new FenceBlock(lines.LineAt(frontMatter.Span.Start), "front-matter", CodeLines(frontMatter, lines)));
                break;
            case CodeBlock code:
                blocks.Add(new FenceBlock(lines.LineAt(code.Span.Start), (code as FencedCodeBlock)?.Info ?? "", CodeLines(code, lines)));
                break;
            case QuoteBlock quote:
                foreach (var child in quote)
                {
                    Add(child, lines, blocks);
                }

                break;
        }
    }

    private static ListBlock ReadList(MarkdigList list, LineIndex lines)
    {
        var items = new List<ListEntry>(list.Count);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var children = new List<DocumentBlock>();
            foreach (var child in item)
            {
                Add(child, lines, children);
            }

            items.Add(ListEntryReader.Read(lines.LineAt(item.Span.Start), children) with { Number = list.IsOrdered ? item.Order : null });
        }

        return new ListBlock(lines.LineAt(list.Span.Start), list.IsOrdered, Ticked(items));
    }

    /// <summary>Among open boxes (🔲) a tick (✅) is a closed one.</summary>
    private static List<ListEntry> Ticked(List<ListEntry> items) => items.Exists(item => item.Ticked == false)
        ? [.. items.Select(item => item.Ticked is null && Symbols.IsDone(item.Text.Text) ? item with { Ticked = true } : item)]
        : items;

    /// <summary>
    /// A bold line that stands unindented right below an item continues it for Markdown; for people it ends the list.
    /// </summary>
    /// <example><code>
    /// - high error rates
    /// **Remaining:**
    /// - alert rules
    /// </code></example>
    private static IEnumerable<DocumentBlock> SplitAtKeys(ListBlock list, LineIndex lines)
    {
        var items = new List<ListEntry>();
        foreach (var item in list.Items)
        {
            var key = item.Children.FirstOrDefault(child => child is TextBlock { Lines: [{ Bold: not null } line, ..] } && lines.StartsWith(line.Line, "**"));
            items.Add(key is null ? item : item with { Children = [.. item.Children.TakeWhile(child => child != key)] });
            if (key is not null)
            {
                yield return list with { Items = items };
                foreach (var child in item.Children.SkipWhile(child => child != key))
                {
                    yield return child;
                }

                items = [];
            }
        }

        if (items.Count > 0)
        {
            yield return list with { Items = items, Line = items[0].Line };
        }
    }

    private static string Source(LeafBlock block) => string.Concat(block.Inline?.OfType<LiteralInline>().Select(literal => literal.Content.ToString()) ?? []);

    private static int FirstLine(LeafBlock block, LineIndex lines) =>
        lines.LineAt(block.Inline?.FirstChild is LiteralInline { Span.Start: > 0 } literal ? literal.Span.Start : block.Span.Start);

    private static List<TextLine> CodeLines(CodeBlock code, LineIndex lines)
    {
        var result = new List<TextLine>(code.Lines.Count);
        for (var index = 0; index < code.Lines.Count; index++)
        {
            var line = code.Lines.Lines[index];
            var text = line.Slice.ToString().TrimEnd();
            result.Add(new TextLine(lines.LineAt(line.Position), text, null, text, Struck: false));
        }

        return result;
    }
}
