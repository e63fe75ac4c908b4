using Gapless.Api.Conditional;
using Gapless.Api.Evaluations;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Data.Systems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>A system with what belongs to it.</summary>
internal static class GetSystem
{
    public static async Task<Results<Ok<SystemDetail>, NotFound>> Handle(string slug, HttpResponse response, GaplessDbContext database, ReadinessReader readiness, CancellationToken cancellationToken)
    {
        if (await database.Systems.AsNoTracking().Include(system => system.Environments).Include(system => system.Repositories).AsSplitQuery()
            .SingleOrDefaultAsync(system => system.Slug == slug, cancellationToken) is not { } system)
        {
            return TypedResults.NotFound();
        }

        Tags.Give(response, system.Version);
        return TypedResults.Ok(new SystemDetail
        {
            System = SystemEntries.Of(system, await readiness.ReadAsync(system, cancellationToken)),
            Environments = [.. system.Environments.OrderBy(one => one.Name, StringComparer.Ordinal).Select(SystemEntries.Of)],
            Repositories = await RepositoriesAsync(system, database, cancellationToken),
            Documents = await database.Documents.CountAsync(document => document.SystemId == system.Id, cancellationToken),
            OpenGaps = await database.Gaps.CountAsync(gap => gap.SystemId == system.Id && gap.State != GapState.Closed, cancellationToken),
        });
    }

    private static async Task<List<RepositoryEntry>> RepositoriesAsync(TrackedSystem system, GaplessDbContext database, CancellationToken cancellationToken)
    {
        var scans = system.Repositories.Select(one => one.LastScanId).OfType<Guid>().ToList();
        var revisions = await database.Scans.Where(scan => scans.Contains(scan.Id)).ToDictionaryAsync(scan => scan.Id, scan => scan.Revision, cancellationToken);
        return [.. system.Repositories.OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => SystemEntries.Of(one, one.LastScanId is { } scan ? revisions.GetValueOrDefault(scan) : null))];
    }
}
