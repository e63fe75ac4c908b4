namespace Gapless.Readiness.Checks;

/// <summary>What a look at one check ended in. <see cref="Unknown"/> always means "nobody has shown it", never "probably fine".</summary>
public enum Outcome
{
    Pass,
    Partial,
    Fail,
    Unknown,
    NotApplicable,
}
