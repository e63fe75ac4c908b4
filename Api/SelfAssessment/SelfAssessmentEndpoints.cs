using Gapless.Api.Access;
using Gapless.Api.Reference;
using Gapless.Contracts.SelfAssessment;

namespace Gapless.Api.SelfAssessment;

/// <summary>Gapless on Gapless.</summary>
internal static class SelfAssessmentEndpoints
{
    public static void MapSelfAssessment(this IEndpointRouteBuilder api) =>
        api.MapGet("/self-assessment", GetSelfAssessment.Handle).Requires(Permission.Read).WithTags("Systems").WithName("getSelfAssessment").Gives<SelfAssessmentReport>(200, 404).WithSummary("The known gaps, and what is shown of them here.");
}
