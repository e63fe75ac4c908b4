namespace Gapless.Fuzz;

internal sealed record FuzzResult(long Runs, TimeSpan Time, TimeSpan Slowest, IReadOnlyList<FuzzFailure> Failures);
