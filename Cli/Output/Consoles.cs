using Spectre.Console;

namespace Gapless.Cli.Output;

/// <summary>Tables for people, on any writer.</summary>
internal static class Consoles
{
    public static IAnsiConsole On(TextWriter writer, RenderStyle style)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = style.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = style.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = style.Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>A table without lines, as wide as its content needs.</summary>
    public static Table Columns(params ReadOnlySpan<string> headers)
    {
        var table = new Table().NoBorder();
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Markup($"[dim]{header}[/]")).PadRight(2));
        }

        return table;
    }

    /// <summary>Text that is data: never read as markup, and free of control characters that would act on the terminal.</summary>
    public static string Escape(string text) => Markup.Escape(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)));
}
