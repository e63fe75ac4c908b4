namespace Gapless.Contracts.Gaps;

/// <summary>A gap in a list.</summary>
public sealed record GapEntry
{
    public required Guid Id { get; init; }

    public required string System { get; init; }

    public required string Check { get; init; }

    public required string Title { get; init; }

    public required string Category { get; init; }

    /// <summary>critical, high, medium or low, in this system's tier.</summary>
    public required string Priority { get; init; }

    /// <summary>open, closed or regressed.</summary>
    public required string State { get; init; }

    public required string Outcome { get; init; }

    public required string? Reason { get; init; }

    public required string Summary { get; init; }

    /// <summary>How much work the remedy is: small, medium or large.</summary>
    public required string Effort { get; init; }

    /// <summary>What each rung of proof says; a rung without a word is left out.</summary>
    public required IReadOnlyList<RungEntry> Rungs { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The member who sees to it.</summary>
    public required string? Owner { get; init; }

    public required DateOnly? DueOn { get; init; }

    /// <summary>What a change gives as If-Match: the gap as it is here.</summary>
    public required string Tag { get; init; }
}
