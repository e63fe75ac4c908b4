namespace Gapless.Readiness.Scoring;

/// <summary>The status of one needed item, ordered from best to worst.</summary>
public enum ItemStatus
{
    NotApplicable,
    Pass,
    Waived,
    Partial,
    Unknown,
    Fail,
}
