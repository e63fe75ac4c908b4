namespace Gapless.Contracts.Evaluations;

/// <summary>Readiness from an instant on; it holds until the next point.</summary>
public sealed record TrendPoint(DateTimeOffset At, string Decision, string Level, int? Proved, int? NotShown, int? Open);
