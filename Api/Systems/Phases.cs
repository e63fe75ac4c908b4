using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;

namespace Gapless.Api.Systems;

/// <summary>Orders gaps into phases by what they hold up and how much work they are.</summary>
internal static class Phases
{
    private static readonly string[] Efforts = ["small", "medium", "large"];

    public static IEnumerable<PlanPhase> Of(IReadOnlyList<GapEntry> gaps)
    {
        PlanPhase[] phases =
        [
            Phase("Fix before launch", "They fail, and each of them alone keeps the decision from GO.", gaps, gap => gap.Outcome is "fail" or "partial" && gap.Priority is "critical" or "high"),
            Phase("Show before launch", "Nobody has shown them; a look, a heartbeat or a signature may be all it takes.", gaps, gap => gap.Outcome == "unknown" && gap.Priority is "critical" or "high"),
            Phase("Fix next", "They do not hold up the launch.", gaps, gap => gap.Priority == "medium"),
            Phase("Then", "Worth having.", gaps, gap => gap.Priority == "low"),
        ];
        return phases.Where(phase => phase.Gaps.Count > 0);
    }

    private static PlanPhase Phase(string title, string why, IReadOnlyList<GapEntry> gaps, Func<GapEntry, bool> belongs) => new(title, why,
        [.. gaps.Where(belongs).OrderBy(gap => gap.Priority == "critical" ? 0 : 1).ThenBy(gap => Array.IndexOf(Efforts, gap.Effort)).ThenBy(gap => gap.Check, StringComparer.Ordinal)]);
}
