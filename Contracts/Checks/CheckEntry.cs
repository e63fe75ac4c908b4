namespace Gapless.Contracts.Checks;

/// <summary>One check of the catalogue.</summary>
public sealed record CheckEntry
{
    public required string Id { get; init; }

    public required string Category { get; init; }

    public required string Title { get; init; }

    public required string Priority { get; init; }

    /// <summary>repo, live, heartbeat, attest; strongest first.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    public required string Remedy { get; init; }

    public required IReadOnlyList<string> References { get; init; }

    public required string Why { get; init; }

    /// <summary>small, medium or large.</summary>
    public required string Effort { get; init; }

    public required string AppliesWhen { get; init; }
}
