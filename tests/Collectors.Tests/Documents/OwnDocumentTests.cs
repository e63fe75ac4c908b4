namespace Gapless.Collectors.Tests.Documents;

/// <summary>The same oracles for everybody: what a person reads in five documents of our own, clean and damaged.</summary>
public sealed class OwnDocumentTests
{
    public static TheoryData<string> Names => new(OwnDocuments.CodePages.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void EverythingIsRead_WhenTheDocumentIsClean(string name)
    {
        var document = OwnDocuments.ReadClean(name);

        Assert.Null(document.Repair);
        Assert.Equal(Expected(name), DocumentDigest.Of(document));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameIsRead_WhenTheDocumentIsDamaged(string name)
    {
        var document = OwnDocuments.ReadDamaged(name);

        Assert.Equal(OwnDocuments.CodePages[name], document.Repair?.CodePage);
        Assert.Equal(Expected(name), DocumentDigest.Of(document));
    }

    private static string Expected(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "Own", name + ".expected.txt")).ReplaceLineEndings("\n");
}
