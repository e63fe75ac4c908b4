using Gapless.Cli.Output;

namespace Gapless.Cli.Commands;

/// <summary>The options that commands share; each command adds those that mean something to it.</summary>
internal sealed class SharedOptions
{
    private readonly Option<string> format = new("--format", "-f") { Description = "How to print the result: table, json or markdown.", HelpName = "format" };

    private readonly Option<string[]> output = new("--output", "-o")
    {
        Description = "Write to a file instead of standard output; format=FILE picks a format, and the option may be repeated.",
        HelpName = "file",
    };

    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "End with 1 when a check of this priority or above is not met: critical, high, medium, low or none (the default). Also new and regressed (against --baseline) and stale; several with commas.",
        HelpName = "what",
    };

    private readonly Option<string?> config = new("--config") { Description = "Settings and own checks; gapless.yaml in the folder when it is there.", HelpName = "file" };

    private readonly Option<string?> waivers = new("--waivers") { Description = "Signed acceptances; gapless-waivers.yaml in the folder when it is there.", HelpName = "file" };

    private readonly Option<string?> baseline = new("--baseline") { Description = "What to compare with, as 'gapless baseline' writes it.", HelpName = "file" };

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
        command.Add(config);
        command.Add(waivers);
        command.Add(baseline);
    }

    /// <summary>Where the result goes; also makes the terminal plain and quiet when the person wants it so.</summary>
    public OutputPlan Outputs(ParseResult parsed, Terminal terminal)
    {
        terminal.Quiet = parsed.GetValue(quiet);
        terminal.CanColor &= !parsed.GetValue(noColor);
        return OutputPlan.Parse(parsed.GetValue(format), parsed.GetValue(output) ?? []);
    }

    /// <summary>Everything the person said about this run, here and in the files of the folder.</summary>
    /// <param name="folder">The repository; null when none is looked at.</param>
    public RunOptions Read(ParseResult parsed, Terminal terminal, string? folder)
    {
        var outputs = Outputs(parsed, terminal);
        var rule = FailOn.Parse(parsed.GetValue(failOn) ?? "none");
        var project = Project.Load(folder, parsed.GetValue(config), parsed.GetValue(waivers), parsed.GetValue(baseline));
        if (rule.NeedsBaseline && project.Baseline is null)
        {
            throw CommandException.BadUsage("--fail-on new and regressed need --baseline FILE; 'gapless baseline' writes one.");
        }

        return new(outputs, rule, CheckSelection.Select(project.Settings, parsed.GetValue(only) ?? [], parsed.GetValue(skip) ?? []), project);
    }
}
