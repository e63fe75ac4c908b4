using System.Globalization;
using Gapless.Contracts.Verifications;
using Spectre.Console;

namespace Gapless.Cli.Output;

/// <summary>A document against proof: what stands, what does not, and where the document and the system disagree.</summary>
internal static class VerificationRenderers
{
    public static IReadOnlyDictionary<OutputFormat, IRenderer<VerificationDocument>> All { get; } = new Dictionary<OutputFormat, IRenderer<VerificationDocument>>
    {
        [OutputFormat.Table] = new VerificationTable(),
        [OutputFormat.Json] = new JsonRenderer<VerificationDocument>(() => VerificationJson.Default.VerificationDocument),
        [OutputFormat.Markdown] = new VerificationMarkdown(),
    };

    private static string Standing(string standing) => standing switch
    {
        "closed" => "✅ closed",
        "partlyClosed" => "◐ partly closed",
        "open" => "❌ open",
        _ => "❔ not proven",
    };

    private static string Percent(VerificationClaim claim) => claim.Percent?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private sealed class VerificationTable : IRenderer<VerificationDocument>
    {
        public void Render(VerificationDocument result, TextWriter writer, RenderStyle style)
        {
            var console = Consoles.On(writer, style);
            foreach (var document in result.Documents)
            {
                WriteDocument(document, console);
            }

            Unread.Write(result.Scan.Problems, console);
            console.MarkupLine($"[dim]Held against {Consoles.Escape(result.Scan.Target.Name)}: {result.Scan.Checks.Count(check => check.Outcome is "pass" or "partial" or "fail")} of {result.Scan.Checks.Count} checks decided.[/]");
        }

        private static void WriteDocument(VerificationEntry document, IAnsiConsole console)
        {
            console.MarkupLine($"[bold]{Consoles.Escape(document.Title.Length > 0 ? document.Title : document.File)}[/] [dim]{Consoles.Escape(document.File)}[/]");
            foreach (var claim in document.Claims.Where(claim => claim.Percent is not null))
            {
                console.MarkupLine($"It says [bold]{Percent(claim)} %[/] [dim](line {claim.Line}: {Consoles.Escape(claim.Text)})[/]; {claim.Against}.");
            }

            var quadrants = document.Quadrants;
            console.MarkupLine($"[green]{quadrants.ClaimedAndProven} claimed and proven[/] · [red]{quadrants.ClaimedNotProven} claimed, not proven[/] · [yellow]{quadrants.ProvenNotClaimed} proven, not claimed[/] · {quadrants.Neither} neither");
            console.WriteLine();
            WriteGaps(document, console);
            WriteDisagreements(document, console);
        }

        private static void WriteGaps(VerificationEntry document, IAnsiConsole console)
        {
            var table = Consoles.Columns("line", "gap", "document says", "standing", "items");
            foreach (var gap in document.Gaps)
            {
                var done = gap.Items.Count(item => item.Status is "pass" or "waived" or "notApplicable");
                table.AddRow(gap.Line.ToString(CultureInfo.InvariantCulture), Consoles.Escape(gap.Title), gap.Status, Standing(gap.Standing), $"{done} of {gap.Items.Count}");
            }

            console.Write(table);
            console.WriteLine();
        }

        private static void WriteDisagreements(VerificationEntry document, IAnsiConsole console)
        {
            var disputed = document.Statements.Where(one => one.Quadrant is "claimedNotProven" or "provenNotClaimed").ToList();
            if (disputed.Count == 0)
            {
                return;
            }

            console.MarkupLine("[bold]Where the document and the system disagree[/]");
            var table = Consoles.Columns("line", "statement", "", "checks");
            foreach (var one in disputed)
            {
                var mark = one.Claimed ? $"[red]claimed, {one.Status}[/]" : "[yellow]done, but not ticked[/]";
                table.AddRow(one.Line.ToString(CultureInfo.InvariantCulture), Consoles.Escape(one.Text), mark, string.Join(", ", one.Checks));
            }

            console.Write(table);
            console.WriteLine();
        }
    }

    private sealed class VerificationMarkdown : IRenderer<VerificationDocument>
    {
        public void Render(VerificationDocument result, TextWriter writer, RenderStyle style)
        {
            foreach (var document in result.Documents)
            {
                writer.Write($"# {MarkdownText.Plain(document.Title.Length > 0 ? document.Title : document.File)}: claims against proof\n\n");
                foreach (var claim in document.Claims.Where(claim => claim.Percent is not null))
                {
                    writer.Write($"- The document says {Percent(claim)} % (line {claim.Line}); {claim.Against}.\n");
                }

                var quadrants = document.Quadrants;
                writer.Write($"\n| claimed and proven | claimed, not proven | proven, not claimed | neither |\n|---|---|---|---|\n| {quadrants.ClaimedAndProven} | {quadrants.ClaimedNotProven} | {quadrants.ProvenNotClaimed} | {quadrants.Neither} |\n");
                writer.Write("\n| line | gap | document says | standing |\n|---|---|---|---|\n");
                foreach (var gap in document.Gaps)
                {
                    writer.Write($"| {gap.Line} | {MarkdownText.Plain(gap.Title)} | {gap.Status} | {Standing(gap.Standing)} |\n");
                }

                writer.Write('\n');
            }

            Unread.Write(result.Scan.Problems, writer);
        }
    }
}
