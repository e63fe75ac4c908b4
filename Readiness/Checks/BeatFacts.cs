namespace Gapless.Readiness.Checks;

/// <summary>The latest beats of one heartbeat, newest first.</summary>
/// <param name="Name">Such as <c>hb:backup</c>.</param>
public sealed record BeatFacts(string Name, TimeSpan Period, ImmutableArray<Beat> Beats);
