using Gapless.Collectors.Structured;

namespace Gapless.Collectors.Repositories;

/// <summary>What git tracks, and the folders that hold it.</summary>
internal sealed class TrackedPaths
{
    private readonly HashSet<string> paths;
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> foldersWrittenByHand = new(StringComparer.Ordinal);

    public TrackedPaths(HashSet<string> paths)
    {
        this.paths = paths;
        foreach (var path in paths)
        {
            AddFolders(path);
        }
    }

    public bool Contains(string path) => paths.Contains(path);

    public bool HasBelow(string folder) => folders.Contains(folder);

    public bool HasWrittenByHandBelow(string folder) => foldersWrittenByHand.Contains(folder);

    private void AddFolders(string path)
    {
        var slash = path.LastIndexOf('/');
        var isWrittenByHand = SkippedFolders.IsWrittenByHand(slash < 0 ? "" : RepositoryPath.Name(path[..slash]), path[(slash + 1)..]);
        while (slash > 0)
        {
            var folder = path[..slash];
            var isNew = folders.Add(folder);
            isNew |= isWrittenByHand && foldersWrittenByHand.Add(folder);
            if (!isNew)
            {
                return;
            }

            slash = folder.LastIndexOf('/');
        }
    }
}
