using System.Text.Json.Serialization;

namespace Gapless.Contracts.Documents;

/// <summary>A percentage or a total of the document: quoted, never computed with.</summary>
public sealed record ImportedClaim
{
    public required string Text { get; init; }

    public decimal? Percent { get; init; }

    public required int Line { get; init; }

    /// <summary>It describes the time after the work; left out when it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Future { get; init; }
}
