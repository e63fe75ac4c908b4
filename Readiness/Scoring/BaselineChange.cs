namespace Gapless.Readiness.Scoring;

/// <summary>How a finding differs from the baseline.</summary>
public enum BaselineChange
{
    None,

    /// <summary>Not met, and it was not known to be unmet; or a further subject is.</summary>
    New,

    /// <summary>Not met, and it was; or not met at all, and it was half met.</summary>
    Regressed,

    /// <summary>Met, and it was not.</summary>
    Met,
}
