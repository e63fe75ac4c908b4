namespace Gapless.Readiness.Documents;

/// <summary>One thing that a documented gap asks for.</summary>
public sealed record NeededItem
{
    public required string Text { get; init; }

    public required int Line { get; init; }

    public NeededKind Kind { get; init; }

    /// <summary>0 for an item of the gap itself, 1 for an item below a group.</summary>
    public int Depth { get; init; }

    /// <summary>The items that follow at a greater depth belong to this one.</summary>
    public bool IsGroup { get; init; }

    /// <summary>"(optional)", "(if needed)", "(future)": must never block a launch.</summary>
    public bool IsOptional { get; init; }

    /// <summary>"A or B": one of them is enough.</summary>
    public bool IsAlternative { get; init; }

    public IReadOnlyList<string> Checks { get; init; } = [];
}
