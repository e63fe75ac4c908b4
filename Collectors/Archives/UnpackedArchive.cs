namespace Gapless.Collectors.Archives;

/// <summary>The contents of an archive in a private folder, which goes when this is disposed.</summary>
public sealed class UnpackedArchive : IDisposable
{
    private readonly string root;

    internal UnpackedArchive(string root)
    {
        this.root = root;
        Folder = Directory.GetFileSystemEntries(root) is [var only] && Directory.Exists(only) ? only : root;
    }

    /// <summary>What to read: the single folder at the top where the archive has one, as hosts' archives do.</summary>
    public string Folder { get; }

    public void Dispose() => Remove(root);

    /// <summary>A new folder that only this user can enter.</summary>
    internal static string NewRoot(string? parent)
    {
        if (parent is null)
        {
            return Directory.CreateTempSubdirectory("gapless-archive-").FullName;
        }

        var made = Path.Combine(parent, "gapless-archive-" + Guid.CreateVersion7().ToString("N"));
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(made).FullName
            : Directory.CreateDirectory(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    internal static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
