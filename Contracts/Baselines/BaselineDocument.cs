namespace Gapless.Contracts.Baselines;

/// <summary>The state a team starts from, as <c>gapless.baseline/1</c>.</summary>
public sealed record BaselineDocument
{
    public const string CurrentSchema = "gapless.baseline/1";

    public string Schema { get; init; } = CurrentSchema;

    public required IReadOnlyList<BaselineCheck> Checks { get; init; }
}
