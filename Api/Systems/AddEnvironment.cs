using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Validation;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Targets;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Adds an environment, which is probed every ten minutes from then on: health counts for a quarter of an hour.</summary>
internal static class AddEnvironment
{
    public static async Task<IResult> Handle(string slug, NewEnvironment request, ClaimsPrincipal caller, GaplessDbContext database, TargetKeeper targets, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var isAddress = Uri.TryCreate(request.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && WebAddress.HasName(url!);
        var faults = new Faults()
            .Text(request.Name, "name", 60)
            .Text(request.BaseUrl, "baseUrl", 2000)
            .Require(isAddress, "baseUrl", "An absolute http or https address, such as https://shop.example.")
            .Require(!isAddress || url!.UserInfo.Length == 0, "baseUrl", "Take the credentials out: they would be seen by everybody who sees the system.");
        if (faults.Any)
        {
            return faults.Answer();
        }

        if (await database.Environments.AnyAsync(one => one.SystemId == systemId && one.Name == request.Name, cancellationToken))
        {
            return faults.Require(false, "name", $"The system has an environment '{request.Name}' already.").Answer();
        }

        var now = clock.GetUtcNow();
        var environment = new SystemEnvironment
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId()!.Value,
            SystemId = systemId,
            Name = request.Name,
            BaseUrl = url!,
            IsProduction = request.IsProduction,
            CreatedAt = now,
        };
        var schedule = TargetSchedule.Of(environment.OrganizationId, systemId, TargetKind.Environment, environment.Id, TargetSchedule.Probe, now);
        await targets.AddAsync(TargetKind.Environment, environment.Id, environment, schedule, caller, JsonSerializer.Serialize(request), cancellationToken);
        return TypedResults.Created($"/api/v1/systems/{slug}", SystemEntries.Of(environment));
    }
}
