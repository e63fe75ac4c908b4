using Gapless.Contracts.Scans;

namespace Gapless.Contracts.Gaps;

/// <summary>What one method showed at one target.</summary>
/// <param name="Target">The repository or environment.</param>
/// <param name="FreshUntil">Until when it counts.</param>
/// <param name="Digest">SHA-256, in hexadecimal.</param>
public sealed record GapEvidence(string Method, string Rung, string Target, string Outcome, string? Reason, string Summary, string? Revision, DateTimeOffset LookedAt, DateTimeOffset FreshUntil, string Digest, Guid ScanId, IReadOnlyList<ScanEvidence> Items);
