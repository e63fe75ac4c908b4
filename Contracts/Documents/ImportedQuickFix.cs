using System.Text.Json.Serialization;

namespace Gapless.Contracts.Documents;

/// <summary>Something the document calls quick; its steps are left out where it lists none.</summary>
public sealed record ImportedQuickFix
{
    public required string Title { get; init; }

    public string? Estimate { get; init; }

    public required int Line { get; init; }

    public required IReadOnlyList<string> Checks { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Items { get; init; }
}
