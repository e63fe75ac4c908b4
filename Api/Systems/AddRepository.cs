using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Validation;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Wire;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Adds a repository. One that can be fetched is scanned at once and every few hours; an archive when it is uploaded.</summary>
internal static class AddRepository
{
    public static async Task<IResult> Handle(string slug, NewRepository request, ClaimsPrincipal caller, GaplessDbContext database, TargetKeeper targets, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var source = Words.Parse<RepositorySource>(request.Source);
        var faults = Check(request, source);
        if (faults.Any)
        {
            return faults.Answer();
        }

        if (await database.Repositories.AnyAsync(one => one.SystemId == systemId && one.Name == request.Name, cancellationToken))
        {
            return faults.Require(false, "name", $"The system has a repository '{request.Name}' already.").Answer();
        }

        var now = clock.GetUtcNow();
        var repository = new SystemRepository
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId()!.Value,
            SystemId = systemId,
            Name = request.Name,
            Source = source!.Value,
            Location = request.Location,
            CreatedAt = now,
        };
        var schedule = source == RepositorySource.Archive ? null : TargetSchedule.Of(repository.OrganizationId, systemId, TargetKind.Repository, repository.Id, TargetSchedule.Repository, now);
        await targets.AddAsync(TargetKind.Repository, repository.Id, repository, schedule, caller, JsonSerializer.Serialize(request), cancellationToken);
        return TypedResults.Created($"/api/v1/systems/{slug}", SystemEntries.Of(repository, null));
    }

    private static Faults Check(NewRepository request, RepositorySource? source) => new Faults()
        .Text(request.Name, "name", 200)
        .Text(request.Location, "location", 2000, isOptional: true)
        .Require(source is not null, "source", "One of git, archive and folder.")
        .Require(source != RepositorySource.Git || IsCloneAddress(request.Location), "location", "An https address without credentials, such as https://git.example/team/shop.git.")
        .Require(source != RepositorySource.Folder || Path.IsPathRooted(request.Location), "location", "The full path of a folder that the operator allows (setting Scanning:Folders).")
        .Require(source != RepositorySource.Archive || request.Location is null, "location", "An archive is uploaded with each scan; leave the location out.");

    private static bool IsCloneAddress(string? location) => Uri.TryCreate(location, UriKind.Absolute, out var url) && url.Scheme == "https" && url.UserInfo.Length == 0;
}
