using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Removes a repository; what was found in it no longer counts.</summary>
internal static class RemoveRepository
{
    public static Task<IResult> Handle(string slug, Guid id, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, JobQueue queue, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async inner =>
            {
                if (await database.Systems.IdBySlugAsync(slug, inner) is not { } systemId
                    || await database.Repositories.Where(one => one.Id == id && one.SystemId == systemId).ExecuteDeleteAsync(inner) == 0)
                {
                    return TypedResults.NotFound();
                }

                await database.ForgetTargetAsync(TargetKind.Repository, id, inner);
                await queue.EnqueueAsync(new Reassessment(systemId), "reassess:" + systemId, systemId: systemId, cancellationToken: inner);
                await audit.AppendAsync(caller.Actor(), "repository.removed", $"repositories/{id}", "{}", inner);
                return (IResult)TypedResults.NoContent();
            },
            cancellationToken);
}
