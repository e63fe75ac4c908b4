using System.Security.Claims;
using Gapless.Api.Scans;
using Gapless.Contracts.Operations;
using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>Looks again, now, at every target that can show a gap. A check is never looked at alone: what else changed is seen too.</summary>
internal static class VerifyGap
{
    public static async Task<IResult> Handle(Guid id, ClaimsPrincipal caller, GaplessDbContext database, RequestedScans scans, CancellationToken cancellationToken)
    {
        if (await database.Gaps.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } gap)
        {
            return TypedResults.NotFound();
        }

        var started = await database.InTransactionAsync(inner => StartAsync(gap.SystemId, CheckCatalog.Find(gap.CheckId)?.Info.Methods ?? [], caller, database, scans, inner), cancellationToken);
        return started.Count == 0
            ? TypedResults.Problem("Nothing that can show it can be looked at from here: add an environment or a repository that can be fetched, or upload an archive.", statusCode: StatusCodes.Status409Conflict)
            : TypedResults.Accepted($"/api/v1/operations/{started[0].JobId}", new OperationsStarted([.. started.Select(scan => scan.JobId).OfType<Guid>()]));
    }

    private static async Task<List<Scan>> StartAsync(
        Guid systemId, IReadOnlyCollection<Method> methods, ClaimsPrincipal caller, GaplessDbContext database, RequestedScans scans, CancellationToken cancellationToken)
    {
        List<(TargetKind Kind, Guid Id)> targets = [];
        if (methods.Contains(Method.Repository))
        {
            var ids = await database.Repositories.Where(one => one.SystemId == systemId && one.Source != RepositorySource.Archive).Select(one => one.Id).ToListAsync(cancellationToken);
            targets.AddRange(ids.Select(id => (TargetKind.Repository, id)));
        }

        if (methods.Contains(Method.Live))
        {
            var ids = await database.Environments.Where(one => one.SystemId == systemId).Select(one => one.Id).ToListAsync(cancellationToken);
            targets.AddRange(ids.Select(id => (TargetKind.Environment, id)));
        }

        List<Scan> started = [];
        foreach (var target in targets)
        {
            if (await scans.StartAsync(target.Kind, target.Id, caller, archive: null, cancellationToken) is { } scan)
            {
                started.Add(scan);
            }
        }

        return started;
    }
}
