namespace Gapless.Readiness.Documents;

/// <summary>Everything a readiness document states, each with its line in the original file.</summary>
public sealed record GapDocument
{
    public required string File { get; init; }

    /// <summary>SHA-256 of the original bytes, in lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required string Encoding { get; init; }

    public EncodingRepair? Repair { get; init; }

    /// <summary>The text as it was read: its encoding repaired, credentials masked.</summary>
    public string Text { get; init; } = "";

    public string Title { get; init; } = "";

    public string? SystemName { get; init; }

    public IReadOnlyList<Claim> Claims { get; init; } = [];

    public IReadOnlyList<Strength> Strengths { get; init; } = [];

    public IReadOnlyList<DocumentedGap> Gaps { get; init; } = [];

    public IReadOnlyList<Phase> Phases { get; init; } = [];

    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    public IReadOnlyList<QuickFix> QuickFixes { get; init; } = [];

    /// <summary>Files and folders the document wants to exist ("resources to add").</summary>
    public IReadOnlyList<DocumentLine> Resources { get; init; } = [];

    /// <summary>What was cut, hidden or not understood.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
