namespace Gapless.Cli;

/// <summary>Ends the run with one clear line for the person: what is wrong and what to do.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException BadUsage(string message) => new(Cli.ExitCode.BadUsage, message);

    public static CommandException Errored(string message) => new(Cli.ExitCode.Errored, message);
}
