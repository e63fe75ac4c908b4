using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Removes an environment; what was found there no longer counts.</summary>
internal static class RemoveEnvironment
{
    public static Task<IResult> Handle(string slug, Guid id, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, JobQueue queue, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async inner =>
            {
                if (await database.Systems.IdBySlugAsync(slug, inner) is not { } systemId
                    || await database.Environments.Where(one => one.Id == id && one.SystemId == systemId).ExecuteDeleteAsync(inner) == 0)
                {
                    return TypedResults.NotFound();
                }

                await database.ForgetTargetAsync(TargetKind.Environment, id, inner);
                await queue.EnqueueAsync(new Reassessment(systemId), "reassess:" + systemId, systemId: systemId, cancellationToken: inner);
                await audit.AppendAsync(caller.Actor(), "environment.removed", $"environments/{id}", "{}", inner);
                return (IResult)TypedResults.NoContent();
            },
            cancellationToken);
}
