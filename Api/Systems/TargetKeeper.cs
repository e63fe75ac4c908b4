using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Data.Tenancy;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Adds and removes what a system is looked at by, repositories and environments, with what goes with each: its schedule, its findings, a line in the audit log.</summary>
internal sealed class TargetKeeper(GaplessDbContext database, AuditLog audit, JobQueue queue)
{
    /// <param name="target">The row.</param>
    /// <param name="schedule">Null when it is looked at only on demand.</param>
    /// <param name="request">As it came, as JSON.</param>
    public Task AddAsync(TargetKind kind, Guid id, IOwnedByOrganization target, Schedule? schedule, ClaimsPrincipal caller, string request, CancellationToken cancellationToken) => database.InTransactionAsync(
        async inner =>
        {
            database.Add(target);
            if (schedule is not null)
            {
                database.Schedules.Add(schedule);
            }

            await database.SaveChangesAsync(inner);
            await audit.AppendAsync(caller.Actor(), Words.Of(kind) + ".created", Subject(kind, id), request, inner);
            return target;
        },
        cancellationToken);

    public Task<IResult> RemoveAsync(TargetKind kind, Guid id, string slug, ClaimsPrincipal caller, CancellationToken cancellationToken) => database.InTransactionAsync<IResult>(
        async inner =>
        {
            if (await database.Systems.IdBySlugAsync(slug, inner) is not { } systemId || await DeleteAsync(kind, id, systemId, inner) == 0)
            {
                return TypedResults.NotFound();
            }

            var payload = TargetSchedule.PayloadOf(kind, id);
            await database.Database.ExecuteSqlAsync($"DELETE FROM schedules WHERE payload = {payload}::jsonb", inner);
            await database.Findings.Where(finding => finding.TargetId == id).ExecuteDeleteAsync(inner);
            await queue.EnqueueAsync(new Reassessment(systemId), "reassess:" + systemId, systemId: systemId, cancellationToken: inner);
            await audit.AppendAsync(caller.Actor(), Words.Of(kind) + ".removed", Subject(kind, id), "{}", inner);
            return TypedResults.NoContent();
        },
        cancellationToken);

    private Task<int> DeleteAsync(TargetKind kind, Guid id, Guid systemId, CancellationToken cancellationToken) => kind == TargetKind.Repository
        ? database.Repositories.Where(one => one.Id == id && one.SystemId == systemId).ExecuteDeleteAsync(cancellationToken)
        : database.Environments.Where(one => one.Id == id && one.SystemId == systemId).ExecuteDeleteAsync(cancellationToken);

    private static string Subject(TargetKind kind, Guid id) => $"{(kind == TargetKind.Repository ? "repositories" : "environments")}/{id}";
}
