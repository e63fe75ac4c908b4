using Gapless.Api.Access;
using Gapless.Api.Idempotency;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Contracts.Systems;

namespace Gapless.Api.Systems;

/// <summary>Systems, and where they run and live.</summary>
internal static class SystemEndpoints
{
    public static void MapSystems(this IEndpointRouteBuilder api)
    {
        var systems = api.MapGroup("/systems").WithTags("Systems");
        systems.MapGet("", ListSystems.Handle).Requires(Permission.Read).WithName("listSystems").Gives<Page<SystemEntry>>(200).WithSummary("The portfolio.");
        systems.MapPost("", AddSystem.Handle).Requires(Permission.ChangeSystems).Idempotent().WithName("addSystem").Gives<SystemEntry>(201, 400).WithSummary("Add a system.");
        systems.MapGet("/{slug}", GetSystem.Handle).Requires(Permission.Read).WithName("getSystem").Gives<SystemDetail>(200, 404).Tagged().WithSummary("A system with what belongs to it.");
        systems.MapPatch("/{slug}", ChangeSystem.Handle).Requires(Permission.ChangeSystems).WithName("changeSystem").Gives<SystemEntry>(200, 400, 404).Conditional().WithSummary("Change a system; needs If-Match.");
        systems.MapDelete("/{slug}", RemoveSystem.Handle).Requires(Permission.ManageMembers).WithName("removeSystem").GivesNothing(404, 409).Conditional().WithSummary("Remove a system with everything about it; needs If-Match.");
        systems.MapPost("/{slug}/environments", AddEnvironment.Handle).Requires(Permission.ChangeSystems).Idempotent().WithName("addEnvironment").Gives<EnvironmentEntry>(201, 400, 404).WithSummary("Add an environment.");
        systems.MapDelete("/{slug}/environments/{id:guid}", RemoveEnvironment.Handle).Requires(Permission.ChangeSystems).WithName("removeEnvironment").GivesNothing(404).WithSummary("Remove an environment.");
        systems.MapPost("/{slug}/repositories", AddRepository.Handle).Requires(Permission.ChangeSystems).Idempotent().WithName("addRepository").Gives<RepositoryEntry>(201, 400, 404).WithSummary("Add a repository.");
        systems.MapDelete("/{slug}/repositories/{id:guid}", RemoveRepository.Handle).Requires(Permission.ChangeSystems).WithName("removeRepository").GivesNothing(404).WithSummary("Remove a repository.");
        systems.MapGet("/{slug}/trend", GetTrend.Handle).Requires(Permission.Read).WithName("getTrend").Gives<IReadOnlyList<TrendPoint>>(200, 404).WithSummary("How readiness went, oldest first.");
        systems.MapGet("/{slug}/changes", GetChanges.Handle).Requires(Permission.Read).WithName("getChanges").Gives<Page<GapChangeEntry>>(200, 404).WithSummary("What changed, newest first.");
        systems.MapGet("/{slug}/plan", GetPlan.Handle).Requires(Permission.Read).WithName("getPlan").Gives<IReadOnlyList<PlanPhase>>(200, 404).WithSummary("What to do first.");
    }
}
