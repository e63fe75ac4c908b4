namespace Gapless.Readiness.Targets;

/// <summary>What stands between a check and the application's own answer.</summary>
/// <param name="Reason">Blocked, error or never.</param>
/// <param name="Explanation">The end of a sentence that begins with the request.</param>
public sealed record Obstacle(UnknownReason Reason, string Explanation);
