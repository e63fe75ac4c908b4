using Gapless.Contracts.Scans;
using Spectre.Console;

namespace Gapless.Cli.Output;

/// <summary>Names what could not be read, in every form of output: it may hide a failure.</summary>
internal static class Unread
{
    public static void Write(IReadOnlyList<ScanProblem> problems, IAnsiConsole console)
    {
        foreach (var problem in problems)
        {
            console.MarkupLine($"[yellow]Not read:[/] {Consoles.Escape(Place(problem))} [dim]{Consoles.Escape(problem.Message)}[/]");
        }
    }

    public static void Write(IReadOnlyList<ScanProblem> problems, TextWriter markdown)
    {
        if (problems.Count > 0)
        {
            markdown.Write("\n## Not read\n\n");
        }

        foreach (var problem in problems)
        {
            markdown.Write($"- {MarkdownText.Code(Place(problem))}: {MarkdownText.Plain(problem.Message)}\n");
        }
    }

    // The whole tree, where there is no path.
    private static string Place(ScanProblem problem) => problem.Path.Length == 0 ? "." : problem.Path;
}
