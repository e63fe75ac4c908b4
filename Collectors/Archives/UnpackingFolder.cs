namespace Gapless.Collectors.Archives;

/// <summary>A private folder that an archive is unpacked into; every path and every byte goes through its limits.</summary>
internal sealed class UnpackingFolder(string root, long archiveBytes, ArchiveLimits limits)
{
    private const int BufferBytes = 64 * 1024;

    // Very small archives of very regular files are dense without being bombs.
    private const long DensityFloor = 10 << 20;

    private readonly byte[] buffer = new byte[BufferBytes];
    private long bytes;
    private int entries;

    public void Add(string name, Stream? content, CancellationToken cancellationToken)
    {
        CountEntry();
        if (PathOf(name) is not { } path)
        {
            return;
        }

        Directory.CreateDirectory(content is null ? path : Path.GetDirectoryName(path)!);
        if (content is not null)
        {
            Copy(content, path, cancellationToken);
        }
    }

    /// <summary>For entries that are counted and left out, such as links.</summary>
    public void CountEntry()
    {
        if (++entries > limits.MaximumEntries)
        {
            throw new ArchiveException(ArchiveProblem.TooManyEntries, $"The archive has more than {limits.MaximumEntries} entries.");
        }
    }

    /// <summary>The full path of an entry; null for the folder itself.</summary>
    private string? PathOf(string name)
    {
        var normal = name.Replace('\\', '/');
        var segments = normal.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment is not ".").ToArray();
        if (normal.StartsWith('/') || normal is [_, ':', ..] || segments.Contains("..", StringComparer.Ordinal) || normal.Any(char.IsControl))
        {
            throw new ArchiveException(ArchiveProblem.UnsafePath, "The archive holds a path that leads out of its folder.");
        }

        if (normal.Length > limits.MaximumPathLength || segments.Length > limits.MaximumDepth)
        {
            throw new ArchiveException(ArchiveProblem.UnsafePath, "The archive holds a path that is too long or too deep.");
        }

        return segments.Length == 0 ? null : Path.Combine([root, .. segments]);
    }

    private void Copy(Stream content, string path, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        while (content.Read(buffer) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes += read;
            Check();
            file.Write(buffer, 0, read);
        }
    }

    private void Check()
    {
        if (bytes > limits.MaximumBytes)
        {
            throw new ArchiveException(ArchiveProblem.TooLarge, $"The archive unpacks to more than {limits.MaximumBytes} bytes.");
        }

        if (bytes > DensityFloor && bytes / limits.MaximumRatio > archiveBytes)
        {
            throw new ArchiveException(ArchiveProblem.TooDense, $"The archive unpacks to more than {limits.MaximumRatio} times its size.");
        }
    }
}
