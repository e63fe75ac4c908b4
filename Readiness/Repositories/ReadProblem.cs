namespace Gapless.Readiness.Repositories;

/// <summary>Something in the repository that could not be read; it is reported, and what depends on it is unknown.</summary>
/// <param name="Kind">What went wrong.</param>
public sealed record ReadProblem(string Path, ReadProblemKind Kind, string Message);
