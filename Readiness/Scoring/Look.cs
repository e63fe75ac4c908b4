namespace Gapless.Readiness.Scoring;

/// <summary>What an earlier scan of one target said, as far as it still counts.</summary>
/// <param name="Target">The repository or environment, for people.</param>
/// <param name="Revision">The commit that was read, or the one the target reported.</param>
/// <param name="Results">By check id.</param>
public sealed record Look(Method Method, string Target, FactSet Facts, string? Revision, IReadOnlyDictionary<string, MethodResult> Results);
