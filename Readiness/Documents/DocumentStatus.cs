namespace Gapless.Readiness.Documents;

/// <summary>What a document says about a gap; its own words stay in <see cref="DocumentedGap.StatusText"/>.</summary>
public enum DocumentStatus
{
    /// <summary>No status word was found.</summary>
    Unknown,

    /// <summary>Absent, not configured, hard-coded or unsafe.</summary>
    Missing,

    /// <summary>Begun, documented only, or there but not wired.</summary>
    Partial,

    /// <summary>The document claims that it is done; nothing is proved by that.</summary>
    Complete,
}
