namespace Gapless.Readiness.Planning;

/// <summary>What a plan has to know of an open gap.</summary>
/// <param name="Priority">In the tier of its system.</param>
/// <param name="Title">The desired state.</param>
public sealed record PlannedGap(string Check, string Title, Outcome Outcome, Priority Priority, Effort Effort);
