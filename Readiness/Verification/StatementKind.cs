namespace Gapless.Readiness.Verification;

/// <summary>Where in a document a statement stands.</summary>
public enum StatementKind
{
    Strength,
    Gap,
    Checklist,
}
