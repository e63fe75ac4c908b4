namespace Gapless.Readiness.Planning;

/// <summary>One piece of work in a plan.</summary>
/// <param name="Title">What to do, or the desired state where it is the work of a single gap.</param>
/// <param name="Gaps">What it closes at once, the most urgent first.</param>
/// <param name="After">Checks of earlier steps that have to hold first, in order of their ids.</param>
/// <param name="Effort">Of its largest part.</param>
public sealed record PlannedStep(Phase Phase, string Title, ImmutableArray<PlannedGap> Gaps, ImmutableArray<string> After, Effort Effort);
