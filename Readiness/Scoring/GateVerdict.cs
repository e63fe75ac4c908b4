namespace Gapless.Readiness.Scoring;

public enum GateVerdict
{
    Passed,
    Failed,

    /// <summary>A check or a part of the input broke, so the verdict is not known.</summary>
    Errored,

    /// <summary>Nothing fails, but a check that this run should have decided is unknown.</summary>
    Undecided,
}
