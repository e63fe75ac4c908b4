namespace Gapless.Contracts.Documents;

/// <summary>What documents say, as <c>gapless.import/1</c>.</summary>
public sealed record ImportResult
{
    public const string CurrentSchema = "gapless.import/1";

    public string Schema { get; init; } = CurrentSchema;

    public required IReadOnlyList<ImportedDocument> Documents { get; init; }
}
