namespace Gapless.Collectors.Targets;

/// <summary>How far a probe is.</summary>
/// <param name="Done">Requests answered or given up.</param>
/// <param name="Planned">Requests known so far; may grow when answers lead to more.</param>
/// <param name="Doing">What is going on, in words.</param>
public sealed record ProbeProgress(int Done, int Planned, string Doing);
