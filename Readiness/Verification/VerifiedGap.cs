using Gapless.Readiness.Documents;
using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Verification;

/// <summary>A documented gap with its standing. The document's own word never closes it.</summary>
public sealed record VerifiedGap(DocumentedGap Gap, GapStanding Standing, ImmutableArray<VerifiedItem> Items);
