namespace Gapless.Collectors.Tests.Documents;

/// <summary>Gap documents of real projects. They are not ours to publish: tests that read them run where the folder is.</summary>
internal static class Seeds
{
    private static readonly string? Folder = FindFolder();

    public static IReadOnlyList<string> Files { get; } =
        Folder is null ? [] : [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal)];

    public static bool AreAbsent => Files.Count < 5;

    public static byte[] Bytes(int seed) => File.ReadAllBytes(Files[seed]);

    private static string? FindFolder()
    {
        var beside = Path.Combine(Path.GetDirectoryName(Checkout.Root)!, "shared", "seeds");
        return Directory.Exists(beside) ? beside : Environment.GetEnvironmentVariable("GAPLESS_SEEDS");
    }
}
