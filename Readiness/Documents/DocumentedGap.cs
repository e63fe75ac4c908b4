namespace Gapless.Readiness.Documents;

/// <summary>A gap as a document describes it. It claims; it proves nothing.</summary>
public sealed record DocumentedGap
{
    /// <summary>The number or identifier written in front of it. Numbers restart and repeat: never a key.</summary>
    public string? Number { get; init; }

    public required string Title { get; init; }

    public required string Section { get; init; }

    public required int Line { get; init; }

    public DocumentStatus Status { get; init; }

    /// <summary>The document's own words about the status; empty when it has none.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>The most trusted of <see cref="Priorities"/>.</summary>
    public DocumentPriority Priority { get; init; }

    public IReadOnlyList<PriorityStatement> Priorities { get; init; } = [];

    public string? Impact { get; init; }

    public string? Problem { get; init; }

    public IReadOnlyList<NeededItem> Needed { get; init; } = [];

    /// <summary>Files and commands that the document says are missing.</summary>
    public IReadOnlyList<NeededItem> Artefacts { get; init; } = [];

    /// <summary>What the document says is there today, or is wrong today.</summary>
    public IReadOnlyList<DocumentLine> Current { get; init; } = [];

    public string? Effort { get; init; }

    public string? Owner { get; init; }

    public string? Location { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>It is about what the product does, not whether it is ready: it weighs nothing.</summary>
    public bool IsFeature { get; init; }

    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>Statements of the document that disagree about this gap.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
