using Gapless.Contracts.Gaps;

namespace Gapless.Contracts.Plans;

/// <summary>One piece of work.</summary>
/// <param name="Title">What to do, or the desired state where it is the work of a single gap.</param>
/// <param name="Effort">small, medium or large, of its largest part.</param>
/// <param name="Gaps">What it closes at once, the most urgent first.</param>
/// <param name="After">Ids of open checks that have to hold first.</param>
public sealed record PlanStep(string Title, string Effort, IReadOnlyList<GapEntry> Gaps, IReadOnlyList<string> After);
