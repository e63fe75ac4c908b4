using System.Text.Json.Serialization;

namespace Gapless.Contracts.Documents;

/// <summary>One document and everything it states, each with its line in the original file.</summary>
public sealed record ImportedDocument
{
    public required string File { get; init; }

    /// <summary>The code page through which the text had been damaged; null when it was not.</summary>
    public string? EncodingRepair { get; init; }

    public required string Title { get; init; }

    /// <summary>The name of the system, where the document gives one.</summary>
    public string? System { get; init; }

    public required IReadOnlyList<ImportedClaim> Claims { get; init; }

    public required IReadOnlyList<ImportedStrength> Strengths { get; init; }

    public required IReadOnlyList<ImportedGap> Gaps { get; init; }

    public required IReadOnlyList<ImportedPhase> Phases { get; init; }

    public required IReadOnlyList<ImportedChecklistItem> Checklist { get; init; }

    public required IReadOnlyList<ImportedQuickFix> QuickFixes { get; init; }

    /// <summary>How much was repaired; left out when nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportedRepair? Repair { get; init; }

    /// <summary>What was cut, hidden, contradictory or not understood; left out when there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }
}
