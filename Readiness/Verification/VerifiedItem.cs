using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Verification;

/// <summary>One needed item and what its checks say.</summary>
public sealed record VerifiedItem(string Text, int Line, ItemStatus Status, ImmutableArray<string> Checks);
