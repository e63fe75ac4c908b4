namespace Gapless.Data.Documents;

/// <summary>Where in a document a statement stands.</summary>
public enum StatementSource
{
    Gap,
    Strength,
    Checklist,
}
