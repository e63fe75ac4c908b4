namespace Gapless.Readiness.Repositories;

/// <summary>What was found in the commits of a repository, when somebody asked for them.</summary>
/// <param name="Commits">How many were looked through.</param>
/// <param name="Files">How many different contents of files they hold.</param>
/// <param name="IsWhole">False when commits are missing: a shallow clone, or a limit.</param>
public sealed record RepositoryHistory(int Commits, int Files, bool IsWhole)
{
    /// <summary>How many contents were too large or too strange to be searched.</summary>
    public int Skipped { get; init; }

    /// <summary>By the name of the idiom; each secret once, with the commit that brought it in.</summary>
    public ImmutableDictionary<string, ImmutableArray<PastHit>> Hits { get; init; } = ImmutableDictionary<string, ImmutableArray<PastHit>>.Empty;

    public ImmutableArray<PastHit> HitsOf(Idiom idiom) => Hits.GetValueOrDefault(idiom.Name, []);
}
