using Gapless.Cli.Output;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Cli.Commands;

/// <summary>What a run came to.</summary>
/// <param name="Waivers">Every waiver that was found, and whether it counts.</param>
internal sealed record Judgement(ReadinessReport Report, ImmutableArray<WaiverStanding> Waivers)
{
    /// <summary>Says what the waivers, the baseline and the gate came to, and gives the exit code.</summary>
    public int Tell(ImmutableArray<Method> methods, RunOptions options, int problems, Terminal terminal)
    {
        foreach (var standing in Waivers.Where(standing => !standing.InForce))
        {
            var place = standing.Waiver is { IsInline: true, Places: [var only, ..] } ? $" in {only.Path} line {only.Line}" : "";
            terminal.Say($"The waiver of {standing.Waiver.CheckId}{place} does not count: {standing.Problem}");
        }

        if (options.Project.Baseline is { } baseline)
        {
            var changes = Report.Findings.ToLookup(baseline.ChangeOf);
            terminal.Say($"Since the baseline: {changes[BaselineChange.New].Count()} new, {changes[BaselineChange.Regressed].Count()} regressed, {changes[BaselineChange.Met].Count()} met now.");
        }

        foreach (var skipped in options.Project.Settings.Skipped)
        {
            terminal.Say($"Not run: {skipped.Pattern} ({skipped.Reason.TrimEnd('.')}).");
        }

        return GateReport.Tell(Gate.Judge(Report.Findings, methods, options.Rule, options.Project.Baseline, problems, options.Project.Settings.Tier), options, terminal);
    }
}
