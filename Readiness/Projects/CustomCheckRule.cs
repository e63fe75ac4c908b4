namespace Gapless.Readiness.Projects;

/// <summary>What a team's own check looks for and what it makes of it.</summary>
/// <param name="Searches">By name, in the order they are written.</param>
/// <param name="Require">Searches that must all be found.</param>
/// <param name="RequireAny">Searches of which one must be found.</param>
/// <param name="Forbid">Searches that must not be found.</param>
/// <param name="RequireFiles">Paths or patterns of files that must be there.</param>
/// <param name="ForbidFiles">Paths or patterns of files that must not be there.</param>
/// <param name="PerComponent">Each service is judged by itself; else the repository as a whole.</param>
public sealed record CustomCheckRule(
    ImmutableSortedDictionary<string, Idiom> Searches,
    ImmutableArray<string> Require,
    ImmutableArray<string> RequireAny,
    ImmutableArray<string> Forbid,
    ImmutableArray<string> RequireFiles,
    ImmutableArray<string> ForbidFiles,
    bool PerComponent);
