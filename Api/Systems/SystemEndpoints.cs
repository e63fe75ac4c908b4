using Gapless.Api.Access;
using Gapless.Api.Idempotency;

namespace Gapless.Api.Systems;

/// <summary>Systems, and where they run and live.</summary>
internal static class SystemEndpoints
{
    public static void MapSystems(this IEndpointRouteBuilder api)
    {
        var systems = api.MapGroup("/systems").WithTags("Systems");
        systems.MapGet("", ListSystems.Handle).Requires(Permission.Read).WithName("listSystems").WithSummary("The portfolio.");
        systems.MapPost("", AddSystem.Handle).Requires(Permission.ChangeSystems).Idempotent().WithName("addSystem").WithSummary("Add a system.");
        systems.MapGet("/{slug}", GetSystem.Handle).Requires(Permission.Read).WithName("getSystem").WithSummary("A system with what belongs to it.");
        systems.MapPatch("/{slug}", ChangeSystem.Handle).Requires(Permission.ChangeSystems).WithName("changeSystem").WithSummary("Change a system; needs If-Match.");
        systems.MapDelete("/{slug}", RemoveSystem.Handle).Requires(Permission.ManageMembers).WithName("removeSystem").WithSummary("Remove a system with everything about it; needs If-Match.");
        systems.MapPost("/{slug}/environments", AddEnvironment.Handle).Requires(Permission.ChangeSystems).Idempotent().WithName("addEnvironment").WithSummary("Add an environment.");
        systems.MapDelete("/{slug}/environments/{id:guid}", RemoveEnvironment.Handle).Requires(Permission.ChangeSystems).WithName("removeEnvironment").WithSummary("Remove an environment.");
        systems.MapPost("/{slug}/repositories", AddRepository.Handle).Requires(Permission.ChangeSystems).Idempotent().WithName("addRepository").WithSummary("Add a repository.");
        systems.MapDelete("/{slug}/repositories/{id:guid}", RemoveRepository.Handle).Requires(Permission.ChangeSystems).WithName("removeRepository").WithSummary("Remove a repository.");
        systems.MapGet("/{slug}/trend", GetTrend.Handle).Requires(Permission.Read).WithName("getTrend").WithSummary("How readiness went, oldest first.");
        systems.MapGet("/{slug}/changes", GetChanges.Handle).Requires(Permission.Read).WithName("getChanges").WithSummary("What changed, newest first.");
        systems.MapGet("/{slug}/plan", GetPlan.Handle).Requires(Permission.Read).WithName("getPlan").WithSummary("What to do first.");
    }
}
