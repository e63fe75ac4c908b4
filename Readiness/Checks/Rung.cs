namespace Gapless.Readiness.Checks;

/// <summary>The ladder of proof; shown beside an outcome, decides nothing.</summary>
public enum Rung
{
    /// <summary>A document says so.</summary>
    Claimed,

    /// <summary>The repository says so.</summary>
    Declared,

    /// <summary>The running system shows it.</summary>
    Observed,

    /// <summary>A drill or a heartbeat did it.</summary>
    Exercised,
}
