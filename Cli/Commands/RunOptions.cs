using Gapless.Cli.Output;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Cli.Commands;

/// <param name="Rule">What fails the run.</param>
/// <param name="Checks">The checks that were asked for, the team's own among them.</param>
internal sealed record RunOptions(OutputPlan Outputs, GateRule Rule, ImmutableArray<Check> Checks, Project Project);
