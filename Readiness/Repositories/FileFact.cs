namespace Gapless.Readiness.Repositories;

/// <summary>A file of the repository.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Language">One of <see cref="Repositories.Language"/>.</param>
/// <param name="IsTracked">Git tracks it; true for every file where there is no git index.</param>
/// <param name="WasRead">False for binary files and files over the size limit.</param>
public sealed record FileFact(string Path, long Size, PathClasses Class, string Language, bool IsTracked, bool WasRead)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder, without a slash at its end; empty at the root.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";
}
