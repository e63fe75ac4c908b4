using Gapless.Api.Access;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Contracts.Members;

namespace Gapless.Api.Members;

/// <summary>Who is in the organization.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder api) =>
        api.MapGet("/members", ListMembers.Handle).Requires(Permission.Read).WithTags("Members").WithName("listMembers").Gives<Page<MemberEntry>>(200).WithSummary("The members of the organization, who may own gaps.");
}
