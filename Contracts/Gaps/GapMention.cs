namespace Gapless.Contracts.Gaps;

/// <summary>A statement of a document about a check.</summary>
public sealed record GapMention(Guid DocumentId, string Document, int Line, string Text, bool IsClaimed);
