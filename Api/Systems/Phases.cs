using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Data.Gaps;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Planning;
using Gapless.Wire;

namespace Gapless.Api.Systems;

/// <summary>The planner's steps in words.</summary>
internal static class Phases
{
    /// <param name="gaps">Those that are not closed.</param>
    /// <param name="entries">The same, as they are shown.</param>
    public static IEnumerable<PlanPhase> Of(IReadOnlyList<Gap> gaps, IReadOnlyList<GapEntry> entries)
    {
        var shown = entries.ToDictionary(gap => gap.Check, StringComparer.Ordinal);
        var open = gaps.Where(gap => gap.Outcome is Outcome.Fail or Outcome.Partial or Outcome.Unknown).Select(Planned);
        return Planner.Plan(open).GroupBy(step => step.Phase).Select(phase => Named(phase.Key,
            [.. phase.Select(step => new PlanStep(step.Title, Words.Of(step.Effort), [.. step.Gaps.Select(gap => shown[gap.Check])], step.After))]));
    }

    private static PlanPhase Named(Phase phase, IReadOnlyList<PlanStep> steps) => phase switch
    {
        Phase.FixBeforeLaunch => new("Fix before launch", "They keep the decision from GO, or something that does waits for them.", steps),
        Phase.ShowBeforeLaunch => new("Show before launch", "Nobody has shown them; a look, a heartbeat or a signature may be all it takes.", steps),
        Phase.FixNext => new("Fix next", "They do not hold up the launch.", steps),
        _ => new("Then", "Worth having.", steps),
    };

    private static PlannedGap Planned(Gap gap)
    {
        var check = CheckCatalog.Find(gap.CheckId)?.Info;
        return new(gap.CheckId, check?.Title ?? gap.CheckId, gap.Outcome, (Priority)gap.Priority, check?.Effort ?? Effort.Medium);
    }
}
