namespace Gapless.Readiness.Checks;

/// <summary>How the verdicts on several subjects become one.</summary>
public enum Aggregation
{
    /// <summary>Every subject passes: pass; none passes: fail; otherwise partial.</summary>
    All,

    /// <summary>One failing subject fails the check, whatever the others say (⚑ in the catalogue).</summary>
    AnyFail,
}
