namespace Gapless.Fuzz;

/// <summary>The valid inputs that lie beside the program.</summary>
internal static class CorpusFolder
{
    public static IReadOnlyList<byte[]> Read(string name) =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", name)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];
}
