namespace Gapless.Readiness.SelfAssessment;

/// <summary>The 77 gaps of the five systems, in the order of their documents.</summary>
public static class KnownGaps
{
    public static ImmutableArray<KnownGap> All { get; } =
        [.. FinancePlatformGaps.All, .. SaasGaps.All, .. AppEcosystemGaps.All, .. ModerationPlatformGaps.All, .. ClusterGaps.All];
}
