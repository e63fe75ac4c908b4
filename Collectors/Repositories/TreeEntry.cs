using System.IO.Enumeration;

namespace Gapless.Collectors.Repositories;

/// <summary>A file or folder as the file system lists it.</summary>
/// <param name="Size">Zero also for pipes, sockets and devices: nothing of size zero is ever opened, so none of them can block the reader.</param>
internal readonly record struct TreeEntry(string Name, bool IsFolder, long Size)
{
    public static EnumerationOptions Options { get; } = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    public static TreeEntry From(ref FileSystemEntry entry) => new(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory ? 0 : entry.Length);

    /// <summary>Links are not followed.</summary>
    public static bool IsWanted(ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
