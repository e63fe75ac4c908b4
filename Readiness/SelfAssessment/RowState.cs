namespace Gapless.Readiness.SelfAssessment;

/// <summary>What is shown of a known gap in Gapless itself.</summary>
public enum RowState
{
    /// <summary>A check fails, is met only in part, or is not in the catalogue yet: nobody can show it.</summary>
    Open,

    /// <summary>Only an attestation can close it. The project never attests for itself.</summary>
    NeedsAPerson,

    /// <summary>The repository shows it; the running part needs a deployment that is not here.</summary>
    Declared,

    /// <summary>Every check passes, each by the strongest method that can be used here.</summary>
    Proved,
}
