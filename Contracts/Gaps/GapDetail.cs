namespace Gapless.Contracts.Gaps;

/// <summary>A gap with the desired state, the proof and the history.</summary>
public sealed record GapDetail
{
    public required GapEntry Gap { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    public required string Remedy { get; init; }

    public required IReadOnlyList<string> References { get; init; }

    /// <summary>How it can be shown: repo, live, heartbeat, attest; the strongest first.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    public required IReadOnlyList<GapEvidence> Evidence { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<GapChangeEntry> History { get; init; }

    /// <summary>What imported documents say of it.</summary>
    public required IReadOnlyList<GapMention> Mentions { get; init; }

    public required IReadOnlyList<EvidenceFileEntry> Files { get; init; }
}
