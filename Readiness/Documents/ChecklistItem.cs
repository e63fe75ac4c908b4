namespace Gapless.Readiness.Documents;

/// <summary>A line with a box in front of it.</summary>
public sealed record ChecklistItem
{
    public required string Text { get; init; }

    public required bool Done { get; init; }

    public required string Section { get; init; }

    public required int Line { get; init; }

    public int Depth { get; init; }

    public IReadOnlyList<string> Checks { get; init; } = [];
}
