namespace Gapless.Readiness.Documents;

/// <summary>The priority a document states; <see cref="None"/> when it states none.</summary>
public enum DocumentPriority
{
    None,
    Low,
    Medium,
    High,
    Critical,
}
