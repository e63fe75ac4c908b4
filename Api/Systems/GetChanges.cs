using Gapless.Api.Gaps;
using Gapless.Api.Paging;
using Gapless.Contracts;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>What changed in a system, newest first, each with its cause.</summary>
internal static class GetChanges
{
    public static async Task<Results<Ok<Page<GapChangeEntry>>, NotFound>> Handle(string slug, string? after, int? limit, GaplessDbContext database, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var (last, count) = (Cursor.Id(after), Cursor.Limit(limit));
        var changes = await database.GapChanges.AsNoTracking().Where(change => change.SystemId == systemId && (last == null || change.Id < last))
            .OrderByDescending(change => change.Id).Take(count + 1).ToListAsync(cancellationToken);
        var ids = changes.Select(change => change.GapId).Distinct().ToList();
        var checks = await database.Gaps.Where(gap => gap.SystemId == systemId && ids.Contains(gap.Id)).Select(gap => new { gap.Id, gap.CheckId }).ToDictionaryAsync(gap => gap.Id, gap => gap.CheckId, cancellationToken);
        return TypedResults.Ok(Pages.Of(changes, count, change => GapEntries.Of(change, checks[change.GapId]), change => change.Id.ToString("N")));
    }
}
