using Gapless.Readiness.Documents;

namespace Gapless.Readiness.Verification;

/// <summary>A document held against findings.</summary>
public sealed record VerifiedDocument(GapDocument Document, ImmutableArray<VerifiedGap> Gaps, ImmutableArray<VerifiedStatement> Statements);
