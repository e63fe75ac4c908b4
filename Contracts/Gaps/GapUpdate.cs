namespace Gapless.Contracts.Gaps;

/// <summary>What to change about a gap; what is left out stays.</summary>
/// <param name="OwnerId">A member; the empty id for nobody.</param>
/// <param name="DueOn">A day; 0001-01-01 for none.</param>
public sealed record GapUpdate(Guid? OwnerId = null, DateOnly? DueOn = null);
