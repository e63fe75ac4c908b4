namespace Gapless.Contracts.Gaps;

/// <summary>A file that proves something.</summary>
public sealed record EvidenceFileEntry(Guid Id, string Name, string ContentType, long Size, string Digest, string AddedBy, DateTimeOffset AddedAt);
