namespace Gapless.Readiness.Documents;

/// <summary>A step of the document's own plan.</summary>
public sealed record Phase
{
    public required string Title { get; init; }

    public required int Line { get; init; }

    public string? Estimate { get; init; }

    public string? Deliverable { get; init; }

    public IReadOnlyList<DocumentLine> Items { get; init; } = [];
}
