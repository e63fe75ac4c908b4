using System.Globalization;

namespace Gapless.Cli.Commands;

/// <summary>The options about a repository's commits.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<bool> history = new("--history") { Description = "Look for secrets in the commits as well, of every branch and tag." };
    private readonly Option<int?> commits = new("--commits") { Description = "With --history, only so many of the newest commits.", HelpName = "number" };

    public void AddTo(Command command)
    {
        command.Add(history);
        command.Add(commits);
    }

    /// <summary>Null when nobody asked for them.</summary>
    public HistoryChoice? Read(ParseResult parsed) => (parsed.GetValue(history), parsed.GetValue(commits)) switch
    {
        (false, not null) => throw CommandException.BadUsage("--commits says how much of the history to read; give --history with it."),
        (true, < 1) => throw CommandException.BadUsage($"--commits {parsed.GetValue(commits)?.ToString(CultureInfo.InvariantCulture)} is not a number of commits; the least is 1."),
        (true, var most) => new(most),
        _ => null,
    };
}
