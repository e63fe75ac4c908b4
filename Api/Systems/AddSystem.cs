using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Validation;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Systems;
using Gapless.Readiness.Scoring;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Adds a system to the portfolio.</summary>
internal static class AddSystem
{
    public static async Task<IResult> Handle(NewSystem request, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var slug = request.Slug ?? Slugs.From(request.Name ?? "");
        var faults = new Faults()
            .Text(request.Name, "name", 200)
            .Text(request.Description, "description", 2000, isOptional: true)
            .Require(slug is not null && Slugs.IsOne(slug), "slug", "Lower case letters, digits and hyphens, up to 60.")
            .Require(request.Tier is null || Words.Parse<Tier>(request.Tier) is not null, "tier", "One of experimental, standard and critical.");
        if (faults.Any)
        {
            return faults.Answer();
        }

        if (await database.Systems.AnyAsync(system => system.Slug == slug, cancellationToken))
        {
            return faults.Require(false, "slug", $"There is a system '{slug}' already; give another slug.").Answer();
        }

        var system = New(request, slug!, caller.OrganizationId()!.Value, clock.GetUtcNow());
        await database.InTransactionAsync(
            async inner =>
            {
                database.Systems.Add(system);
                database.Schedules.Add(Reassess(system, clock.GetUtcNow()));
                await database.SaveChangesAsync(inner);
                await audit.AppendAsync(caller.Actor(), "system.created", $"systems/{system.Id}", JsonSerializer.Serialize(new { system.Name, system.Slug }), inner);
                return system;
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/systems/{system.Slug}", SystemEntries.Of(system, null));
    }

    private static TrackedSystem New(NewSystem request, string slug, Guid organization, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = organization,
        Name = request.Name.Trim(),
        Slug = slug,
        Description = request.Description,
        Tier = Words.Parse<Tier>(request.Tier) ?? Tier.Standard,
        CreatedAt = at,
    };

    /// <summary>Evidence ages without anybody looking.</summary>
    private static Schedule Reassess(TrackedSystem system, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = system.OrganizationId,
        SystemId = system.Id,
        Kind = Reassessment.Kind,
        Payload = JobJson.Write(new Reassessment(system.Id)),
        Cron = "*/5 * * * *",
        NextAt = at,
        CreatedAt = at,
    };
}
