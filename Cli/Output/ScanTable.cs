using System.Globalization;
using Gapless.Contracts.Scans;
using Spectre.Console;

namespace Gapless.Cli.Output;

/// <summary>A scan or probe for a person at a terminal: the verdict, what stands in the way with its proof, then the rest in short.</summary>
internal sealed class ScanTable : IRenderer<ScanDocument>
{
    private const int BarWidth = 40;

    public void Render(ScanDocument result, TextWriter writer, RenderStyle style)
    {
        var console = Consoles.On(writer, style);
        WriteHead(result, console);
        var byId = result.Checks.ToDictionary(check => check.Id, StringComparer.Ordinal);
        var blockers = result.Readiness.Blockers.Select(id => byId[id]).ToList();
        WriteGroup("In the way of a launch", blockers, console, withRemedy: true);
        WriteGroup("Other gaps", Rest(result, blockers, "fail", "partial"), console, withRemedy: false);
        WriteGroup("Not shown", Rest(result, blockers, "unknown"), console, withRemedy: false);
        WriteGroup("Met", Rest(result, blockers, "pass"), console, withRemedy: false);
        WriteFoot(result, console);
    }

    private static void WriteHead(ScanDocument result, IAnsiConsole console)
    {
        var readiness = result.Readiness;
        var (label, color) = Verdict(readiness.Decision);
        var revision = result.Target.Revision is { } commit ? $" @ {commit[..Math.Min(8, commit.Length)]}" : "";
        console.MarkupLine($"[bold {color}]{label}[/]  level [bold]{readiness.Level}[/]  {Consoles.Escape(result.Target.Name)}{revision}");
        console.MarkupLine($"[dim]{Consoles.Escape(Scope(result))}[/]");
        console.MarkupLine(readiness.Bar is { } bar ? Bar(bar) : "[dim]Not enough evidence for a number.[/]");
        var counts = readiness.Counts;
        var applicable = counts.Pass + counts.Partial + counts.Fail + counts.Unknown;
        console.MarkupLine($"{applicable} of {applicable + counts.NotApplicable} checks apply: {counts.Pass} proved, {counts.Partial} half, {counts.Fail} open, {counts.Unknown} not shown"
            + (counts.Waived > 0 ? $", {counts.Waived} waived" : ""));
    }

    private static (string Label, string Color) Verdict(string decision) => decision switch
    {
        "go" => ("GO", "green"),
        "goWithAcceptedRisk" => ("GO WITH ACCEPTED RISK", "yellow"),
        "notProven" => ("NOT PROVEN", "yellow"),
        _ => ("NO-GO", "red"),
    };

    private static string Scope(ScanDocument result)
    {
        var seconds = (result.DurationMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
        if (result.Target.Kind is "environment")
        {
            return $"probed in {seconds} s";
        }

        var components = result.Components.Count == 1 ? "1 component" : $"{result.Components.Count} components";
        return $"{result.Files:N0} files, {components} ({string.Join(", ", result.Components.Select(one => one.Stack).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}), read in {seconds} s";
    }

    private static string Bar(ScanBar bar)
    {
        var proved = bar.Proved * BarWidth / 100;
        var notShown = bar.NotShown * BarWidth / 100;
        var open = BarWidth - proved - notShown;
        return $"[green]{new string('█', proved)}[/][dim]{new string('▒', notShown)}[/][red]{new string('░', open)}[/]"
            + $"  proved {bar.Proved} · not shown {bar.NotShown} · open {bar.Open}   [dim](at most {bar.Proved + bar.NotShown} possible)[/]";
    }

    private static List<ScanCheck> Rest(ScanDocument result, List<ScanCheck> blockers, params ReadOnlySpan<string> outcomes)
    {
        var wanted = outcomes.ToArray();
        return [.. result.Checks.Where(check => wanted.Contains(check.Outcome, StringComparer.Ordinal) && !blockers.Contains(check)).OrderBy(check => Rank(check.Priority))];
    }

    private static int Rank(string priority) => priority switch
    {
        "critical" => 0,
        "high" => 1,
        "medium" => 2,
        _ => 3,
    };

    private static void WriteGroup(string title, List<ScanCheck> checks, IAnsiConsole console, bool withRemedy)
    {
        if (checks.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine($"[bold]{title}[/] [dim]({checks.Count})[/]");
        var table = Consoles.Columns("", "", "", "");
        table.HideHeaders();
        table.Columns[2].NoWrap();
        foreach (var check in checks)
        {
            table.AddRow(Mark(check), check.Priority, check.Id, What(check, withRemedy));
        }

        console.Write(table);
    }

    private static string Mark(ScanCheck check) => check.Outcome switch
    {
        _ when check.Waived => "[yellow]w[/]",
        "pass" => "[green]✓[/]",
        "partial" => "[yellow]◐[/]",
        "fail" => "[red]✗[/]",
        _ => "[dim]?[/]",
    };

    private static string What(ScanCheck check, bool withRemedy)
    {
        var where = check.Evidence.FirstOrDefault(item => item.Path is not null) is { } item
            ? $" [dim]{Consoles.Escape(item.Line is { } line ? $"{item.Path}:{line}" : item.Path!)}[/]"
            : "";
        var remedy = withRemedy ? $"\n[dim]→ {Consoles.Escape(check.Remedy)}[/]" : "";
        var drift = string.Concat(check.Drift.Select(one => $"\n[yellow]but {one.Method} says {one.Outcome}: {Consoles.Escape(one.Summary)}[/]"));
        return Consoles.Escape(check.Summary) + where + drift + remedy;
    }

    private static void WriteFoot(ScanDocument result, IAnsiConsole console)
    {
        console.WriteLine();
        Unread.Write(result.Problems, console);
        var next = result.Readiness.Next is { } need ? $"Level {need.Level} needs: {string.Join(", ", need.Checks)}. " : "";
        console.MarkupLine($"[dim]{next}'gapless checks ID' explains a check; --format json has every line of evidence.[/]");
    }
}
