using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Conditional;
using Gapless.Api.Evaluations;
using Gapless.Api.Validation;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Readiness.Scoring;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Changes a system. Another tier shifts priorities, so its readiness is computed anew.</summary>
internal static class ChangeSystem
{
    public static async Task<IResult> Handle(
        string slug, SystemChange request, HttpContext http, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, JobQueue queue, ReadinessReader readiness, CancellationToken cancellationToken)
    {
        var faults = new Faults()
            .Text(request.Name, "name", 200, isOptional: true)
            .Text(request.Description, "description", 2000, isOptional: true)
            .Require(request.Tier is null || Words.Parse<Tier>(request.Tier) is not null, "tier", "One of experimental, standard and critical.");
        if (faults.Any)
        {
            return faults.Answer();
        }

        try
        {
            return await database.InTransactionAsync<IResult>(
                async inner =>
                {
                    if (await database.Systems.BySlugAsync(slug, inner) is not { } system)
                    {
                        return TypedResults.NotFound();
                    }

                    if (Tags.Refuse(http.Request, system.Version) is { } refusal)
                    {
                        return refusal;
                    }

                    system.Name = request.Name?.Trim() ?? system.Name;
                    system.Description = request.Description ?? system.Description;
                    system.Tier = Words.Parse<Tier>(request.Tier) ?? system.Tier;
                    await database.SaveChangesAsync(inner);
                    await queue.EnqueueAsync(new Reassessment(system.Id), "reassess:" + system.Id, systemId: system.Id, cancellationToken: inner);
                    await audit.AppendAsync(caller.Actor(), "system.changed", $"systems/{system.Id}", JsonSerializer.Serialize(request), inner);
                    Tags.Give(http.Response, system.Version);
                    return TypedResults.Ok(SystemEntries.Of(system, await readiness.ReadAsync(system, inner)));
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Tags.Changed();
        }
    }
}
