namespace Gapless.Collectors.Repositories;

/// <summary>How much of a repository is read before the reader stops and says so.</summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    public int MaximumFiles { get; init; } = 200_000;

    /// <summary>Of all text that is read.</summary>
    public long MaximumBytes { get; init; } = 2L << 30;

    public int MaximumFileBytes { get; init; } = 1 << 20;

    /// <summary>Folders within folders.</summary>
    public int MaximumDepth { get; init; } = 64;

    /// <summary>Files read at the same time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
