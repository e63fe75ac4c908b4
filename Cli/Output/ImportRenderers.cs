using System.Globalization;
using Gapless.Contracts.Documents;
using Spectre.Console;

namespace Gapless.Cli.Output;

/// <summary>What a document says, for people and for programs.</summary>
internal static class ImportRenderers
{
    public static IReadOnlyDictionary<OutputFormat, IRenderer<ImportResult>> All { get; } = new Dictionary<OutputFormat, IRenderer<ImportResult>>
    {
        [OutputFormat.Table] = new ImportTable(),
        [OutputFormat.Json] = new JsonRenderer<ImportResult>(() => ImportJson.Default.ImportResult),
        [OutputFormat.Markdown] = new ImportMarkdown(),
    };

    private static string Summary(ImportedDocument document)
    {
        (int Count, string Name)[] parts =
        [
            (document.Gaps.Count, "gaps"), (document.Gaps.Sum(gap => gap.Needed.Count), "needed items"), (document.Strengths.Count, "strengths"),
            (document.Checklist.Count, "checklist items"), (document.Phases.Count, "phases"), (document.QuickFixes.Count, "quick fixes"),
        ];
        return string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Name}"));
    }

    private sealed class ImportTable : IRenderer<ImportResult>
    {
        public void Render(ImportResult result, TextWriter writer, RenderStyle style)
        {
            var console = Consoles.On(writer, style);
            foreach (var document in result.Documents)
            {
                WriteHead(document, console);
                WriteGaps(document, console);
                foreach (var warning in document.Warnings ?? [])
                {
                    console.MarkupLine($"[yellow]Warning:[/] {Consoles.Escape(warning)}");
                }

                console.WriteLine();
            }
        }

        private static void WriteHead(ImportedDocument document, IAnsiConsole console)
        {
            console.MarkupLine($"[bold]{Consoles.Escape(document.Title.Length > 0 ? document.Title : document.File)}[/] [dim]{Consoles.Escape(document.File)}[/]");
            console.MarkupLine(document.Gaps.Count > 0 || document.Checklist.Count > 0 ? Summary(document) : "No gaps, checklist or strengths were recognised in it.");
            if (document.Repair is { } repair)
            {
                console.MarkupLine($"[dim]{repair.Exact + repair.Restored} symbols repaired, read as {document.EncodingRepair}; {repair.Ambiguous} ambiguous.[/]");
            }

            foreach (var claim in document.Claims.Where(claim => claim.Percent is not null))
            {
                console.MarkupLine($"It says: {Consoles.Escape(claim.Text)} [dim](line {claim.Line})[/]");
            }

            console.WriteLine();
        }

        private static void WriteGaps(ImportedDocument document, IAnsiConsole console)
        {
            if (document.Gaps.Count == 0)
            {
                return;
            }

            var table = Consoles.Columns("line", "gap", "status", "priority", "checks");
            foreach (var gap in document.Gaps)
            {
                table.AddRow(gap.Line.ToString(CultureInfo.InvariantCulture), Consoles.Escape(gap.Title), gap.Status, gap.Priority, gap.Feature ? "product feature" : string.Join(", ", gap.Checks));
            }

            console.Write(table);
        }
    }

    private sealed class ImportMarkdown : IRenderer<ImportResult>
    {
        public void Render(ImportResult result, TextWriter writer, RenderStyle style)
        {
            foreach (var document in result.Documents)
            {
                writer.Write($"# {MarkdownText.Plain(document.Title.Length > 0 ? document.Title : document.File)}\n\n{Summary(document)}.\n");
                writer.Write("\n| line | gap | status | priority | checks |\n|---|---|---|---|---|\n");
                foreach (var gap in document.Gaps)
                {
                    writer.Write($"| {gap.Line} | {MarkdownText.Plain(gap.Title)} | {gap.Status} | {gap.Priority} | {(gap.Feature ? "product feature" : string.Join(", ", gap.Checks.Select(MarkdownText.Code)))} |\n");
                }

                writer.Write('\n');
            }
        }
    }
}
