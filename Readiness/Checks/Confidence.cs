namespace Gapless.Readiness.Checks;

/// <summary>How sure a piece of evidence is. Hints alone never carry a pass.</summary>
public enum Confidence
{
    /// <summary>A dependency or a file name only.</summary>
    Hint,

    /// <summary>An idiom found in comment-stripped production source.</summary>
    Strong,

    /// <summary>Read from a parsed structure, or seen on the wire.</summary>
    Certain,
}
