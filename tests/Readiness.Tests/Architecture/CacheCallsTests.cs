namespace Gapless.Readiness.Tests.Architecture;

/// <summary>Redis is called in one folder only, so that one reader sees every key, every lifetime and what happens without it.</summary>
public sealed class CacheCallsTests
{
    private static readonly string[] Services = ["Api", "Data", "Gateway", "Migrator", "ServiceDefaults", "Web", "Worker"];

    [Fact]
    public void StandInTheFolderOfTheCache()
    {
        var callers = Services.SelectMany(service => Directory.EnumerateFiles(Checkout.PathOf(service), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("using StackExchange.Redis", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/')).ToList();

        Assert.True(callers.Count >= 4, $"only {callers.Count} callers");
        Assert.All(callers, file => Assert.StartsWith("ServiceDefaults/Cache/", file, StringComparison.Ordinal));
    }
}
