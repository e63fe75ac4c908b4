using System.Text;
using Gapless.ServiceDefaults.Evidence;

namespace Gapless.ServiceDefaults.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private static readonly Guid Organization = new("0190aa00-0000-7000-8000-000000000009");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gapless-evidence-");

    private FolderEvidenceStore Store => new(folder.FullName);

    [Fact]
    public async Task GivesBackWhatWasKept()
    {
        var name = await PutAsync("proof");

        await using var kept = await Store.OpenAsync(name, CancellationToken.None);
        using var reader = new StreamReader(kept!);
        Assert.Equal("proof", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task KeepsTheSameFileOnce()
    {
        Assert.Equal(await PutAsync("proof"), await PutAsync("proof"));
        Assert.NotEqual(await PutAsync("proof"), await PutAsync("other"));
        Assert.Equal(2, folder.EnumerateFiles("*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task NothingIsThere_AfterItWasDeleted()
    {
        var name = await PutAsync("proof");

        await Store.DeleteAsync(name, CancellationToken.None);

        Assert.Null(await Store.OpenAsync(name, CancellationToken.None));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("0190aa000000700080000000000000090/../../../../../../../../../../../../../../../../../../../../../../etc/passwd")]
    public async Task RefusesNamesThatLeadElsewhere(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(name, CancellationToken.None));

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> PutAsync(string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Store.PutAsync(Organization, content, CancellationToken.None);
    }
}
