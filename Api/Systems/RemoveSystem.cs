using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Conditional;
using Gapless.Data;
using Gapless.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Removes a system with everything about it but the audit log. The installation's own stays.</summary>
internal static class RemoveSystem
{
    public static Task<IResult> Handle(string slug, HttpRequest request, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async inner =>
            {
                if (await database.Systems.BySlugAsync(slug, inner) is not { } system)
                {
                    return TypedResults.NotFound();
                }

                if (system.IsInstallation)
                {
                    return TypedResults.Problem("This installation watches over itself; its own system stays.", statusCode: StatusCodes.Status409Conflict);
                }

                if (Tags.Refuse(request, system.Version) is { } refusal)
                {
                    return refusal;
                }

                await database.Schedules.Where(schedule => schedule.SystemId == system.Id).ExecuteDeleteAsync(inner);
                database.Systems.Remove(system);
                await database.SaveChangesAsync(inner);
                await audit.AppendAsync(caller.Actor(), "system.removed", $"systems/{system.Id}", JsonSerializer.Serialize(new { system.Name, system.Slug }), inner);
                return (IResult)TypedResults.NoContent();
            },
            cancellationToken);
}
