using Gapless.Cli.Commands;
using Gapless.Readiness.Scoring;

namespace Gapless.Cli.Output;

/// <summary>Says in one line what the gate decided, and gives the exit code for it.</summary>
internal static class GateReport
{
    private const int Named = 5;

    public static int Tell(GateResult gate, RunOptions options, Terminal terminal)
    {
        var (code, sentence) = gate.Verdict switch
        {
            GateVerdict.Failed => (ExitCode.GateFailed, $"Gate failed: {Names(gate)} not met."),
            GateVerdict.Errored => (ExitCode.Errored, gate.Deciding.Length > 0 ? $"Not known: {Names(gate)} could not be looked at." : "Not known: a part of the input could not be read (listed above)."),
            GateVerdict.Undecided => (ExitCode.Undecided, $"Undecided: {Names(gate)} not shown either way."),
            _ => (ExitCode.Passed, options.Rule.IsNone ? null : "Gate passed."),
        };
        if (sentence is not null)
        {
            terminal.Say(sentence);
        }

        return code;
    }

    private static string Names(GateResult gate)
    {
        var more = gate.Deciding.Length > Named ? $" and {gate.Deciding.Length - Named} more" : "";
        return string.Join(", ", gate.Deciding.Take(Named).Select(finding => finding.Check.Id)) + more;
    }
}
