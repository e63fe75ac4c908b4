using Gapless.Cli.Output;
using Gapless.Readiness.Checks;

namespace Gapless.Cli.Commands;

/// <summary>The options that commands share; each command adds those that mean something to it.</summary>
internal sealed class SharedOptions
{
    private static readonly string[] Thresholds = ["critical", "high", "medium", "low", "none"];

    private readonly Option<string> format = new("--format", "-f") { Description = "How to print the result: table, json or markdown.", HelpName = "format" };

    private readonly Option<string[]> output = new("--output", "-o")
    {
        Description = "Write to a file instead of standard output; format=FILE picks a format, and the option may be repeated.",
        HelpName = "file",
    };

    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "End with 1 when a check of this priority or above is not met: critical, high, medium, low or none (the default).",
        HelpName = "priority",
    };

    private readonly Option<string[]> only = new("--only")
    {
        Description = "Only these checks; an id may end in a wildcard (container.*).",
        HelpName = "id",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> skip = new("--skip") { Description = "All but these checks.", HelpName = "id", AllowMultipleArgumentsPerToken = true };

    private readonly Option<bool> noColor = new("--no-color") { Description = "No colours, also on a terminal; so does NO_COLOR in the environment." };

    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "No progress and no messages, only the result and errors." };

    /// <summary>Adds the options about what is printed and where.</summary>
    public void AddOutputTo(Command command)
    {
        command.Add(format);
        command.Add(output);
        command.Add(noColor);
        command.Add(quiet);
    }

    /// <summary>Adds the options about which checks run and what fails.</summary>
    public void AddGateTo(Command command)
    {
        command.Add(failOn);
        command.Add(only);
        command.Add(skip);
    }

    /// <summary>Where the result goes; also makes the terminal plain and quiet when the person wants it so.</summary>
    public OutputPlan Outputs(ParseResult parsed, Terminal terminal)
    {
        terminal.Quiet = parsed.GetValue(quiet);
        terminal.CanColor &= !parsed.GetValue(noColor);
        return OutputPlan.Parse(parsed.GetValue(format), parsed.GetValue(output) ?? []);
    }

    /// <summary>Everything the person said about this run.</summary>
    public RunOptions Read(ParseResult parsed, Terminal terminal)
    {
        var threshold = parsed.GetValue(failOn) ?? "none";
        return Thresholds.Contains(threshold, StringComparer.Ordinal)
            ? new(Outputs(parsed, terminal), threshold is "none" ? null : Enum.Parse<Priority>(threshold, ignoreCase: true), CheckSelection.Select(parsed.GetValue(only) ?? [], parsed.GetValue(skip) ?? []))
            : throw CommandException.BadUsage($"--fail-on '{threshold}' is not a priority; use critical, high, medium, low or none.");
    }
}
