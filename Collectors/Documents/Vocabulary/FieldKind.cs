namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>The field of a gap that a key names; the names are the values of <c>keys.tsv</c>.</summary>
internal enum FieldKind
{
    None,
    Status,
    Current,
    Missing,
    Problem,
    Needed,
    Artefacts,
    Impact,
    Priority,
    Effort,
    Cost,
    Location,
    Owner,
    Relations,
    Acceptance,
    Deliverable,
    Date,

    /// <summary>A key of no known meaning: its value is kept out of the other fields.</summary>
    Other,
}
