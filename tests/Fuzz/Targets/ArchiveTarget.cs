using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Gapless.Collectors.Archives;

namespace Gapless.Fuzz.Targets;

/// <summary>Archives: damaged, hostile, cut short. Nothing may be left behind, and only a refusal with its reason may come out.</summary>
internal sealed class ArchiveTarget : IFuzzTarget
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("gapless-fuzz-").FullName, "a.bin");

    public string Name => "archives";

    public IReadOnlyList<byte[]> Corpus { get; } = [Zip(), Tar(compressed: false), Tar(compressed: true)];

    public IReadOnlyList<string> Tokens { get; } = ["PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "../", "/etc/passwd", "ustar", "\0\0\0\0", "a/b.txt"];

    public void Run(byte[] input)
    {
        File.WriteAllBytes(file, input);
        try
        {
            ArchiveReader.UnpackAsync(file, new ArchiveLimits { MaximumBytes = 1 << 20, MaximumEntries = 100 }, CancellationToken.None).GetAwaiter().GetResult().Dispose();
        }
        catch (ArchiveException)
        {
            // A refusal with its reason is an answer.
        }
    }

    private static byte[] Zip()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("shop/a/b.txt").Open();
            entry.Write("hello"u8);
        }

        return buffer.ToArray();
    }

    private static byte[] Tar(bool compressed)
    {
        using var buffer = new MemoryStream();
        using (Stream target = compressed ? new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true) : new BufferedStream(buffer))
        using (var writer = new TarWriter(target, leaveOpen: compressed))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "shop/a/b.txt") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("hello")) });
        }

        return buffer.ToArray();
    }
}
