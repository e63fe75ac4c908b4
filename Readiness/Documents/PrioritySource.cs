namespace Gapless.Readiness.Documents;

/// <summary>Where a priority was stated, in the order of trust.</summary>
public enum PrioritySource
{
    Key,
    Heading,
    Identifier,
    Impact,
    Section,
    Matrix,
    Symbol,

    /// <summary>Named in a list such as "must fix before the demo". It is shown beside the gap and never decides.</summary>
    MustFixList,
}
