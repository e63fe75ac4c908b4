namespace Gapless.Readiness.Projects;

/// <summary>A check, or a pattern of checks, that a team does not want run.</summary>
public sealed record SkippedCheck(string Pattern, string Reason);
