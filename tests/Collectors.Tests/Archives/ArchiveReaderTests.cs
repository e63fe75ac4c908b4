using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Gapless.Collectors.Archives;
using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Archives;

public sealed class ArchiveReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string ArchivePath => Path.Combine(folder.Path, "archive");

    public void Dispose() => folder.Dispose();

    private void Zip(params (string Name, string Content)[] entries)
    {
        using var archive = ZipFile.Open(ArchivePath, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    private void Tar(bool isPacked, params TarEntry[] entries)
    {
        using var file = File.Create(ArchivePath);
        using Stream stream = isPacked ? new GZipStream(file, CompressionMode.Compress) : file;
        using var writer = new TarWriter(stream);
        foreach (var entry in entries)
        {
            writer.WriteEntry(entry);
        }
    }

    private static PaxTarEntry TarFile(string name, string content) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };

    private Task<RepositoryFacts> ReadAsync(ArchiveLimits? limits = null) =>
        ArchiveReader.ReadAsync(ArchivePath, (limits ?? ArchiveLimits.Default) with { Folder = folder.Path }, [], ReadLimits.Default, progress: null, CancellationToken.None);

    private async Task RefusesAsync(ArchiveProblem problem, ArchiveLimits? limits = null)
    {
        var before = Leftovers();
        var exception = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(limits));

        Assert.Equal(problem, exception.Problem);
        Assert.Empty(Leftovers().Except(before));
    }

    private string[] Leftovers() => Directory.GetDirectories(folder.Path);

    [Fact]
    public async Task ReadsAZip_WithoutItsTopFolder()
    {
        Zip(("top/", ""), ("top/a.py", "x"), ("top/b\\c.py", "y"));

        Assert.Equal(["a.py", "b/c.py"], (await ReadAsync()).Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadsATar_WithoutItsLinks(bool isPacked)
    {
        Tar(isPacked, new PaxGlobalExtendedAttributesTarEntry([new("comment", "c")]), TarFile("a.py", "x"), new PaxTarEntry(TarEntryType.Directory, "d"), TarFile("./d/b.py", "y"),
            new PaxTarEntry(TarEntryType.SymbolicLink, "out") { LinkName = "/etc/passwd" }, new PaxTarEntry(TarEntryType.HardLink, "hard") { LinkName = "../../x" });

        Assert.Equal(["a.py", "d/b.py"], (await ReadAsync()).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task RemovesItsFolder_WhenDisposed()
    {
        Zip(("a.py", "x"));

        var archive = await ArchiveReader.UnpackAsync(ArchivePath, ArchiveLimits.Default with { Folder = folder.Path }, CancellationToken.None);
        Assert.True(File.Exists(Path.Combine(archive.Folder, "a.py")));
        archive.Dispose();

        Assert.False(Directory.Exists(archive.Folder));
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/../../b")]
    [InlineData("a\\..\\..\\b")]
    [InlineData("c:\\a")]
    [InlineData("a\nb")]
    public async Task RefusesPathsThatLeadOut(string name)
    {
        Zip((name, "x"));
        await RefusesAsync(ArchiveProblem.UnsafePath);
    }

    [Fact]
    public async Task RefusesPathsThatLeadOut_InATar()
    {
        Tar(true, TarFile("a/../../b", "x"));
        await RefusesAsync(ArchiveProblem.UnsafePath);
    }

    [Fact]
    public async Task RefusesPipes()
    {
        Tar(true, new PaxTarEntry(TarEntryType.Fifo, "p"));
        await RefusesAsync(ArchiveProblem.UnsafeEntry);
    }

    [Fact]
    public async Task RefusesDeepPaths()
    {
        Zip((string.Join('/', Enumerable.Repeat("a", 100)), "x"));
        await RefusesAsync(ArchiveProblem.UnsafePath);
    }

    [Fact]
    public async Task RefusesTooManyEntries()
    {
        Zip(("a", "x"), ("b", "x"), ("c", "x"));
        await RefusesAsync(ArchiveProblem.TooManyEntries, new ArchiveLimits { MaximumEntries = 2 });
    }

    [Fact]
    public async Task RefusesTooManyBytes()
    {
        Zip(("a", new string('x', 600)), ("b", new string('x', 600)));
        await RefusesAsync(ArchiveProblem.TooLarge, new ArchiveLimits { MaximumBytes = 1000 });
    }

    [Fact]
    public async Task RefusesBombs()
    {
        Zip(("a", new string('x', 40 << 20)));
        await RefusesAsync(ArchiveProblem.TooDense);
    }

    [Fact]
    public async Task RefusesABombOfNothingButSkippedEntries()
    {
        Tar(true, new PaxTarEntry(TarEntryType.SymbolicLink, "out") { LinkName = "x" }, TarFile("a", new string('x', 5000)));
        await RefusesAsync(ArchiveProblem.TooLarge, new ArchiveLimits { MaximumBytes = 1000 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    public async Task RefusesWhatIsNoArchive(string content)
    {
        File.WriteAllText(ArchivePath, content);
        await RefusesAsync(ArchiveProblem.UnknownFormat);
    }

    [Fact]
    public async Task RefusesBrokenArchives_WhereverTheyAreCut()
    {
        Tar(true, TarFile("a.py", string.Concat(Enumerable.Range(0, 5000))), TarFile("b.py", "y"));
        var whole = File.ReadAllBytes(ArchivePath);
        File.WriteAllBytes(ArchivePath, whole[..(whole.Length / 2)]);
        await RefusesAsync(ArchiveProblem.Broken);
        File.Delete(ArchivePath);
        Zip(("a.py", "x"));
        whole = File.ReadAllBytes(ArchivePath);
        File.WriteAllBytes(ArchivePath, whole[..^10]);
        await RefusesAsync(ArchiveProblem.Broken);
    }

    [Fact]
    public async Task RefusesExtendedAttributesThatClaimTooMuch()
    {
        // An entry of type 'x' whose size field says 8 GB, with its checksum put right (POSIX pax, "ustar Header Block").
        Tar(false, TarFile("a.py", "x"));
        var bytes = File.ReadAllBytes(ArchivePath);
        bytes[156] = (byte)'x';
        "77777777777"u8.CopyTo(bytes.AsSpan(124));
        bytes.AsSpan(148, 8).Fill((byte)' ');
        var sum = bytes.Take(512).Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(bytes, 148);
        File.WriteAllBytes(ArchivePath, bytes);
        await RefusesAsync(ArchiveProblem.Broken);
    }

    [Fact]
    public async Task RefusesEntriesThatContradictEachOther()
    {
        Zip(("a", "x"), ("a/b", "y"));
        await RefusesAsync(ArchiveProblem.Broken);
    }
}
