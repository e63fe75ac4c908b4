namespace Gapless.Readiness.Targets;

/// <summary>What came of the looks that the owner agreed to; each is empty where nobody agreed.</summary>
public sealed record AgreedFacts
{
    public static AgreedFacts None { get; } = new();

    /// <summary>The same cheap request until the target refuses.</summary>
    public BurstFacts? Burst { get; init; }

    /// <summary>Wrong passwords for an account that does not exist, in their order, until the target refuses.</summary>
    public ImmutableArray<Answer> Logins { get; init; } = [];

    /// <summary>A body of <see cref="LargeBody"/> bytes.</summary>
    public Answer? Large { get; init; }

    /// <summary>The ports of stores, at the target itself and at the hosts that the owner named.</summary>
    public ImmutableArray<PortFacts> Stores { get; init; } = [];

    /// <summary>The parts that the owner called internal.</summary>
    public ImmutableArray<PortFacts> Internals { get; init; } = [];

    /// <summary>One byte more than ten megabytes: what a reader of JSON has to refuse.</summary>
    public const int LargeBody = (10 * 1024 * 1024) + 1;
}
