using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Planning;
using Gapless.Wire;

namespace Gapless.Api.Systems;

/// <summary>The planner's steps in words.</summary>
internal static class Phases
{
    public static IEnumerable<PlanPhase> Of(IReadOnlyList<GapEntry> gaps)
    {
        var entries = gaps.Where(gap => gap.Outcome is "fail" or "partial" or "unknown").ToDictionary(gap => gap.Check, StringComparer.Ordinal);
        return Planner.Plan(entries.Values.Select(Planned)).GroupBy(step => step.Phase).Select(phase => Named(phase.Key,
            [.. phase.Select(step => new PlanStep(step.Title, Words.Of(step.Effort), [.. step.Gaps.Select(gap => entries[gap.Check])], step.After))]));
    }

    private static PlanPhase Named(Phase phase, IReadOnlyList<PlanStep> steps) => phase switch
    {
        Phase.FixBeforeLaunch => new("Fix before launch", "They keep the decision from GO, or something that does waits for them.", steps),
        Phase.ShowBeforeLaunch => new("Show before launch", "Nobody has shown them; a look, a heartbeat or a signature may be all it takes.", steps),
        Phase.FixNext => new("Fix next", "They do not hold up the launch.", steps),
        _ => new("Then", "Worth having.", steps),
    };

    private static PlannedGap Planned(GapEntry gap) =>
        new(gap.Check, gap.Title, Enum.Parse<Outcome>(gap.Outcome, ignoreCase: true), Enum.Parse<Priority>(gap.Priority, ignoreCase: true), Enum.Parse<Effort>(gap.Effort, ignoreCase: true));
}
