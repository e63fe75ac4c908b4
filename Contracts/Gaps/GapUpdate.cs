namespace Gapless.Contracts.Gaps;

/// <summary>What to change about a gap; what is left out stays.</summary>
/// <param name="OwnerId">A member; the empty id for nobody.</param>
public sealed record GapUpdate(Guid? OwnerId = null, DateOnly? DueOn = null);
