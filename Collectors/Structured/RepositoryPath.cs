namespace Gapless.Collectors.Structured;

/// <summary>Paths relative to the repository's root, with forward slashes.</summary>
internal static class RepositoryPath
{
    public static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A path as a file in the folder writes it; null when it is absolute, an address, dynamic, or leads out of the repository.</summary>
    public static string? Combine(string folder, string relative)
    {
        if (relative.StartsWith('/') || relative.Contains("://", StringComparison.Ordinal) || relative.StartsWith("git@", StringComparison.Ordinal)
            || relative.Contains('$', StringComparison.Ordinal))
        {
            return null;
        }

        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in relative.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    public static bool IsInside(string path, string folder) =>
        folder.Length == 0 || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
}
