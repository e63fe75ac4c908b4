namespace Gapless.Contracts.Checks;

/// <summary>The catalogue, as <c>gapless.checks/1</c>.</summary>
public sealed record CheckListDocument
{
    public const string CurrentSchema = "gapless.checks/1";

    public string Schema { get; init; } = CurrentSchema;

    public required IReadOnlyList<CheckEntry> Checks { get; init; }
}
