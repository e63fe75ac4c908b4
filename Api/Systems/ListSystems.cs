using Gapless.Api.Evaluations;
using Gapless.Api.Paging;
using Gapless.Contracts;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>The portfolio, by name.</summary>
internal static class ListSystems
{
    public static async Task<Ok<Page<SystemEntry>>> Handle(string? after, int? limit, GaplessDbContext database, ReadinessReader readiness, CancellationToken cancellationToken)
    {
        var (slug, count) = (Cursor.Key(after), Cursor.Limit(limit));
        var systems = await database.Systems.AsNoTracking().Where(system => slug == null || string.Compare(system.Slug, slug) > 0)
            .OrderBy(system => system.Slug).Take(count + 1).ToListAsync(cancellationToken);
        var known = await readiness.ReadAsync(systems, cancellationToken);
        return TypedResults.Ok(Pages.Of(systems, count, system => SystemEntries.Of(system, known.GetValueOrDefault(system.Id)), system => system.Slug));
    }
}
