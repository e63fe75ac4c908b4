using Gapless.Api.Access;
using Gapless.Api.Reference;
using Gapless.Contracts.Operations;

namespace Gapless.Api.Operations;

/// <summary>Long work: how far it is, and ending it.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        var operations = api.MapGroup("/operations").WithTags("Operations");
        operations.MapGet("/{id:guid}", GetOperation.Handle).Requires(Permission.Read).WithName("getOperation").Gives<Operation>(200, 404).WithSummary("How far long work is.");
        operations.MapDelete("/{id:guid}", CancelOperation.Handle).Requires(Permission.RunScans).WithName("cancelOperation").Gives<Operation>(202, 404, 409).WithSummary("Cancel long work.");
        api.MapGet("/events", GetEvents.Handle).Requires(Permission.Read).WithTags("Operations").WithName("getEvents").GivesText("text/event-stream").WithSummary("What happens in the organization, as server-sent events.");
    }
}
