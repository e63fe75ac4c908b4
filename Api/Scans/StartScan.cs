using System.Security.Claims;
using Gapless.Api.Systems;
using Gapless.Api.Validation;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;
using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Scans;

/// <summary>Begins a scan; one that is under way for the same target is given instead of a second.</summary>
internal static class StartScan
{
    public static async Task<IResult> Handle(string slug, NewScan request, ClaimsPrincipal caller, GaplessDbContext database, RequestedScans scans, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var faults = new Faults().Require(request.RepositoryId is null != request.EnvironmentId is null, "repositoryId", "Give a repositoryId or an environmentId, one of the two.");
        if (faults.Any)
        {
            return faults.Answer();
        }

        var (kind, target) = request.RepositoryId is { } repository ? (TargetKind.Repository, repository) : (TargetKind.Environment, request.EnvironmentId!.Value);
        if (await WhyNotAsync(systemId, kind, target, database, cancellationToken) is { } fault)
        {
            return faults.Require(false, kind == TargetKind.Repository ? "repositoryId" : "environmentId", fault).Answer();
        }

        var scan = await database.InTransactionAsync(inner => scans.StartAsync(kind, target, caller, archive: null, inner), cancellationToken);
        return TypedResults.Accepted($"/api/v1/operations/{scan!.JobId}", new OperationsStarted([scan.JobId!.Value]));
    }

    private static async Task<string?> WhyNotAsync(Guid systemId, TargetKind kind, Guid target, GaplessDbContext database, CancellationToken cancellationToken)
    {
        if (kind == TargetKind.Environment)
        {
            return await database.Environments.AnyAsync(one => one.Id == target && one.SystemId == systemId, cancellationToken) ? null : "The system has no such environment.";
        }

        var source = await database.Repositories.Where(one => one.Id == target && one.SystemId == systemId).Select(one => (RepositorySource?)one.Source).SingleOrDefaultAsync(cancellationToken);
        return source switch
        {
            null => "The system has no such repository.",
            RepositorySource.Archive => "This repository comes as an archive: upload it.",
            _ => null,
        };
    }
}
