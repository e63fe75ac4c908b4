namespace Gapless.Contracts.Verifications;

/// <summary>One document.</summary>
public sealed record VerificationEntry
{
    public required string File { get; init; }

    public required string Title { get; init; }

    /// <summary>What the document says about the whole, each with what is proved of it.</summary>
    public required IReadOnlyList<VerificationClaim> Claims { get; init; }

    public required VerificationQuadrants Quadrants { get; init; }

    public required IReadOnlyList<VerificationGap> Gaps { get; init; }

    public required IReadOnlyList<VerificationStatement> Statements { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}
