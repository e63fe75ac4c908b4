namespace Gapless.Contracts.Documents;

/// <summary>An imported document held against what is proved.</summary>
public sealed record DocumentDetail
{
    /// <summary>The slug of the system that it is about.</summary>
    public required string System { get; init; }

    public required DocumentEntry Document { get; init; }

    /// <summary>The text, after its encoding was repaired.</summary>
    public required string Content { get; init; }

    public required ImportedDocument Imported { get; init; }

    public required IReadOnlyList<StatementEntry> Statements { get; init; }

    /// <summary>What the last import changed; null when it was the first.</summary>
    public DocumentChanges? Changes { get; init; }
}
