using Gapless.Api.Access;

namespace Gapless.Api.SelfAssessment;

/// <summary>Gapless on Gapless.</summary>
internal static class SelfAssessmentEndpoints
{
    public static void MapSelfAssessment(this IEndpointRouteBuilder api) =>
        api.MapGet("/self-assessment", GetSelfAssessment.Handle).Requires(Permission.Read).WithTags("Systems").WithName("getSelfAssessment").WithSummary("The known gaps, and what is shown of them here.");
}
