namespace Gapless.Readiness.Repositories;

/// <summary>A <c>.gitignore</c> or <c>.dockerignore</c>.</summary>
/// <param name="Folder">The folder its patterns are relative to; empty at the root.</param>
/// <param name="Ignores">Whether a path relative to the repository root is ignored by this file alone.</param>
public sealed record IgnoreFile(string Path, string Folder, ImmutableArray<string> Patterns, Func<string, bool> Ignores);
