using Gapless.Cli.Output;
using Gapless.Readiness.Checks;

namespace Gapless.Cli.Commands;

/// <param name="FailOn">The lowest priority that fails the run; null for no gate.</param>
/// <param name="Checks">The part of the catalogue that was asked for.</param>
internal sealed record RunOptions(OutputPlan Outputs, Priority? FailOn, ImmutableArray<Check> Checks);
