namespace Gapless.Readiness.Documents;

/// <summary>Something the document calls quick. Its code, if any, is reference and never a remedy.</summary>
public sealed record QuickFix
{
    public required string Title { get; init; }

    public required int Line { get; init; }

    public string? Estimate { get; init; }

    public IReadOnlyList<DocumentLine> Items { get; init; } = [];

    public IReadOnlyList<string> Checks { get; init; } = [];
}
