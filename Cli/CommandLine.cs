using Gapless.Cli.Commands;
using Gapless.Cli.Output;

namespace Gapless.Cli;

/// <summary>The whole program but its process: arguments in, exit code out.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var parsed = Build(terminal, time).Parse(arguments);
        if (parsed.Errors is [var first, ..])
        {
            terminal.Error($"{first.Message.TrimEnd('.')}. See '{HelpFor(parsed)}'.");
            return ExitCode.BadUsage;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Err, ProcessTerminationTimeout = null };
            var code = await parsed.InvokeAsync(configuration, cancellationToken);
            terminal.Flush();
            return code;
        }
        catch (CommandException problem)
        {
            terminal.Error(problem.Message);
            return problem.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Error("Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (IOException problem)
        {
            terminal.Error($"The result could not be written: {problem.Message}");
            return ExitCode.Errored;
        }
    }

    private static RootCommand Build(Terminal terminal, TimeProvider time)
    {
        var root = new RootCommand("""
            Production readiness you can prove: scans repositories, probes running systems and holds gap analyses against both.

            Exit codes: 0 ran, gate passed; 1 gate failed; 2 something broke, so the verdict is not known; 3 a check this run should have
            decided is unknown; 64 bad usage; 130 interrupted. There is no gate unless --fail-on names one.
            """)
        {
            ScanCommand.Create(terminal, time),
            ProbeCommand.Create(terminal, time),
            ImportCommand.Create(terminal),
            VerifyCommand.Create(terminal, time),
            BaselineCommand.Create(terminal, time),
            ChecksCommand.Create(terminal),
            InitCommand.Create(terminal),
        };
        root.SetAction(int (ParseResult _) => throw CommandException.BadUsage("Say what to do: scan, probe, import, verify, baseline, checks or init. See 'gapless --help'."));
        return root;
    }

    private static string HelpFor(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "gapless --help" : $"gapless {parsed.CommandResult.Command.Name} --help";
}
