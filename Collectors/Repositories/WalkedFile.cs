namespace Gapless.Collectors.Repositories;

/// <summary>A regular file the walk came across.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
internal readonly record struct WalkedFile(string Path, long Size, bool IsTracked);
