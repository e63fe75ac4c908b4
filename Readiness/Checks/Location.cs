namespace Gapless.Readiness.Checks;

/// <summary>A place in a repository.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Excerpt">At most 200 characters, secrets masked.</param>
public sealed record Location(string Path, int Line, string? Excerpt = null);
