namespace Gapless.Readiness.Repositories;

/// <summary>An idiom found in a commit.</summary>
/// <param name="Hit">The file and line as they were in that commit.</param>
/// <param name="Commit">The earliest that holds it.</param>
public sealed record PastHit(IdiomHit Hit, string Commit, DateTimeOffset CommittedAt);
