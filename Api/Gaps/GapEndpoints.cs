using Gapless.Api.Access;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Operations;

namespace Gapless.Api.Gaps;

/// <summary>Gaps, what proves them, and who sees to them.</summary>
internal static class GapEndpoints
{
    public static void MapGaps(this IEndpointRouteBuilder api)
    {
        api.MapGet("/systems/{slug}/gaps", ListGaps.Handle).Requires(Permission.Read).WithTags("Gaps").WithName("listGaps").Gives<Page<GapEntry>>(200, 404).WithSummary("The gaps of a system, most important first.");
        var gaps = api.MapGroup("/gaps").WithTags("Gaps");
        gaps.MapGet("/{id:guid}", GetGap.Handle).Requires(Permission.Read).WithName("getGap").Gives<GapDetail>(200, 404).Tagged().WithSummary("A gap with its proof and its history.");
        gaps.MapGet("/{id:guid}/history", ListHistory.Handle).Requires(Permission.Read).WithName("listHistory").Gives<Page<GapChangeEntry>>(200, 404).WithSummary("Every change of a gap, newest first.");
        gaps.MapPatch("/{id:guid}", ChangeGap.Handle).Requires(Permission.AssignGaps).WithName("changeGap").Gives<GapEntry>(200, 400, 404).Conditional().WithSummary("Give a gap an owner or a date; needs If-Match.");
        gaps.MapPost("/{id:guid}/verify", VerifyGap.Handle).Requires(Permission.RunScans).WithName("verifyGap").Gives<OperationsStarted>(202, 404, 409).WithSummary("Look again, now, at every target that can show it.");
    }
}
