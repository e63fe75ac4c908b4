using Gapless.Contracts.Gaps;

namespace Gapless.Contracts.Plans;

/// <summary>What to do together, in the order in which it helps most.</summary>
public sealed record PlanPhase(string Title, string Why, IReadOnlyList<GapEntry> Gaps);
