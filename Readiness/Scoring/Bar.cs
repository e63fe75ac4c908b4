namespace Gapless.Readiness.Scoring;

/// <summary>Three whole numbers that add up to 100: proved, not shown, open. Proved is always rounded down.</summary>
/// <param name="Waived">The part of open that a signed waiver covers (hatched), rounded down.</param>
public sealed record Bar(int Proved, int NotShown, int Open, int Waived)
{
    /// <summary>What the system could be at best, if everything not shown turned out to be met.</summary>
    public int Possible => Proved + NotShown;
}
