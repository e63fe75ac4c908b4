namespace Gapless.Readiness.Scoring;

/// <summary>What the next level needs: "B needs: <c>perf.compression</c>".</summary>
public sealed record LevelNeed(Level Level, ImmutableArray<string> Checks);
