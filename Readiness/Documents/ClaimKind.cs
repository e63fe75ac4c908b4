namespace Gapless.Readiness.Documents;

public enum ClaimKind
{
    /// <summary>"85% production-ready".</summary>
    Percentage,

    /// <summary>"4-6 weeks for production-ready deployment".</summary>
    Duration,

    /// <summary>"Total gaps: 12".</summary>
    Count,
}
