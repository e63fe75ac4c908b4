using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Headings;

/// <summary>What one heading says besides its title.</summary>
internal sealed record HeadingFacts
{
    public required int Line { get; init; }

    public required int Level { get; init; }

    /// <summary>The heading as words: no symbols around it, no colon at its end.</summary>
    public required string Text { get; init; }

    /// <summary>The text without number, state, priority and estimate: the same when the gap's state changes.</summary>
    public required string Title { get; init; }

    /// <summary>The heading without its estimate only: "Phase 2: Production Ready".</summary>
    public string TextWithoutEstimate =>
        Estimate is not null && Text.EndsWith(')') && Text.LastIndexOf('(') is var open and > 0 ? Text[..open].TrimEnd() : Text;

    public string Symbols { get; init; } = "";

    public string? Number { get; init; }

    public string? State { get; init; }

    public DocumentPriority Priority { get; init; }

    public string? PriorityText { get; init; }

    /// <summary>The priority in the identifier: <c>P0-1</c>, <c>Critical Gap #1</c>.</summary>
    public DocumentPriority IdentifierPriority { get; init; }

    public string? Estimate { get; init; }

    public bool Struck { get; init; }
}
