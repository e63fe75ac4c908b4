namespace Gapless.Readiness.Scoring;

/// <summary>
/// A running system that passed and now fails may only have stumbled: a second look has to agree before the failure replaces the pass. What never
/// comes and goes counts at once (<see cref="CheckInfo.CountsAtOnce"/>).
/// </summary>
public static class FlapGuard
{
    /// <summary>Between the two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <param name="passing">Checks that the looks before showed as passing.</param>
    /// <param name="doubted">Checks that the look before this one already showed as failing.</param>
    /// <returns>The ids of the checks whose failure waits for a second look.</returns>
    public static ImmutableArray<string> Doubted(IReadOnlySet<string> passing, IReadOnlySet<string> doubted, IEnumerable<Finding> found) =>
        [.. found.Where(one => one.Outcome == Outcome.Fail && !one.Check.CountsAtOnce && passing.Contains(one.Check.Id) && !doubted.Contains(one.Check.Id)).Select(one => one.Check.Id)];
}
