namespace Gapless.Readiness.Checks;

/// <summary>How much a launch depends on a check; the numbers order, the weights are in <c>Scoring</c>.</summary>
public enum Priority
{
    Low,
    Medium,
    High,
    Critical,
}
