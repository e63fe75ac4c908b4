namespace Gapless.Collectors.Archives;

/// <summary>What an archive may unpack to before it is refused.</summary>
public sealed record ArchiveLimits
{
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Of everything unpacked.</summary>
    public long MaximumBytes { get; init; } = 1L << 30;

    public int MaximumEntries { get; init; } = 200_000;

    /// <summary>Unpacked bytes for each byte of the archive; source code seldom goes beyond ten.</summary>
    public int MaximumRatio { get; init; } = 200;

    public int MaximumPathLength { get; init; } = 1024;

    public int MaximumDepth { get; init; } = 64;

    /// <summary>Where to unpack; null for the system's temporary folder.</summary>
    public string? Folder { get; init; }
}
