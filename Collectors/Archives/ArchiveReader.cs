using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Archives;

/// <summary>Unpacks a zip or tar archive with limits on everything a hostile one would stretch. Links are left out; nothing is run.</summary>
public static class ArchiveReader
{
    private const int SymbolicLinkMode = 0xA000;
    private const int FileTypeMask = 0xF000;
    private const int TarMarkOffset = 257;

    /// <summary>Reads an archive as <see cref="RepositoryReader"/> reads a folder.</summary>
    /// <exception cref="ArchiveException">The archive is refused.</exception>
    public static async Task<RepositoryFacts> ReadAsync(
        string path, ArchiveLimits archiveLimits, ImmutableArray<Idiom> idioms, ReadLimits limits, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        using var archive = await UnpackAsync(path, archiveLimits, cancellationToken);
        return await RepositoryReader.ReadAsync(archive.Folder, idioms, limits, progress, cancellationToken);
    }

    /// <summary>Unpacks into a new folder that only this user can enter.</summary>
    /// <exception cref="ArchiveException">The archive is refused; nothing of it is left.</exception>
    public static Task<UnpackedArchive> UnpackAsync(string path, ArchiveLimits limits, CancellationToken cancellationToken) =>
        Task.Run(() => Unpack(path, limits, cancellationToken), cancellationToken);

    private static UnpackedArchive Unpack(string path, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        var root = UnpackedArchive.NewRoot(limits.Folder);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            Unpack(file, new(root, file.Length, limits), limits, cancellationToken);
            return new(root);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or EndOfStreamException
            or FormatException or NotSupportedException or ArgumentException or OverflowException)
        {
            UnpackedArchive.Remove(root);
            throw new ArchiveException(ArchiveProblem.Broken, "The archive cannot be unpacked: " + exception.Message, exception);
        }
        catch (IOException exception) when (exception is not FileNotFoundException)
        {
            // A file where another entry needs a folder, or the other way round.
            UnpackedArchive.Remove(root);
            throw new ArchiveException(ArchiveProblem.Broken, "The archive cannot be unpacked: its entries contradict each other or the disk is full.", exception);
        }
        catch
        {
            UnpackedArchive.Remove(root);
            throw;
        }
    }

    private static void Unpack(FileStream file, UnpackingFolder folder, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        Span<byte> head = stackalloc byte[TarMarkOffset + 5];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (head[..length].StartsWith("PK"u8))
        {
            UnpackZip(file, folder, cancellationToken);
        }
        else if (head[..length].StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            // Headers, padding and what is left out count too: the limit is on all that comes out of the stream, with room for headers.
            using var unpacked = new LimitedStream(new GZipStream(file, CompressionMode.Decompress), limits.MaximumBytes * 2, () => new(ArchiveProblem.TooLarge, $"The archive unpacks to more than {limits.MaximumBytes} bytes."));
            UnpackTar(unpacked, folder, cancellationToken);
        }
        else if (length == head.Length && head[TarMarkOffset..].SequenceEqual("ustar"u8))
        {
            UnpackTar(file, folder, cancellationToken);
        }
        else
        {
            throw new ArchiveException(ArchiveProblem.UnknownFormat, "The file is neither a zip nor a tar archive.");
        }
    }

    private static void UnpackZip(Stream stream, UnpackingFolder folder, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            if (((entry.ExternalAttributes >> 16) & FileTypeMask) == SymbolicLinkMode)
            {
                folder.CountEntry();
                continue;
            }

            using var content = entry.FullName is [.., '/' or '\\'] ? null : entry.Open();
            folder.Add(entry.FullName, content, cancellationToken);
        }
    }

    private static void UnpackTar(Stream stream, UnpackingFolder folder, CancellationToken cancellationToken)
    {
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.Directory or TarEntryType.DirectoryList:
                    folder.Add(entry.Name, content: null, cancellationToken);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    folder.Add(entry.Name, entry.DataStream ?? Stream.Null, cancellationToken);
                    break;
                case TarEntryType.BlockDevice or TarEntryType.CharacterDevice or TarEntryType.Fifo:
                    throw new ArchiveException(ArchiveProblem.UnsafeEntry, "The archive holds a device or a pipe.");
                default:
                    folder.CountEntry();
                    break;
            }
        }
    }
}
