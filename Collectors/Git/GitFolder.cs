namespace Gapless.Collectors.Git;

/// <summary>Where git keeps what it knows about a working tree. Read directly: no git program is run, so no hook and no configuration of it either.</summary>
/// <param name="Own">HEAD and the index.</param>
/// <param name="Shared">References and configuration; another folder only for linked worktrees.</param>
internal sealed record GitFolder(string Own, string Shared)
{
    private const int MaximumPointerBytes = 4096;

    /// <summary>The git folder of a checkout's root, or null when it is none.</summary>
    public static GitFolder? Find(string root)
    {
        var dotGit = Path.Combine(root, ".git");
        if (Directory.Exists(dotGit))
        {
            return new(dotGit, dotGit);
        }

        // A linked worktree or a submodule has a file: "gitdir: ../main/.git/worktrees/name"
        var own = Pointer(dotGit, "gitdir:") is { } target ? Path.GetFullPath(target, root) : null;
        if (own is null || !File.Exists(Path.Combine(own, "HEAD")))
        {
            return null;
        }

        var shared = Pointer(Path.Combine(own, "commondir"), "");
        return new(own, shared is null ? own : Path.GetFullPath(shared, own));
    }

    /// <summary>The first line of a small file of git's after a prefix, or null.</summary>
    internal static string? Pointer(string path, string prefix)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length is 0 or > MaximumPointerBytes)
            {
                return null;
            }

            var text = File.ReadAllText(path);
            var line = text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)].Trim();
            return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].Trim().ToString() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
