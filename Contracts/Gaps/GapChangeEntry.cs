namespace Gapless.Contracts.Gaps;

/// <summary>A change of a gap.</summary>
/// <param name="Before">Null at the first look.</param>
/// <param name="Cause">code, environment, catalogue, waiver, expiry or firstLook.</param>
public sealed record GapChangeEntry(DateTimeOffset At, string Check, string Title, Guid GapId, string? Before, string After, string? Reason, string Cause, string? CauseDetail, string Summary, Guid? ScanId);
