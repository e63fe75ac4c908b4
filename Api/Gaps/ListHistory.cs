using Gapless.Api.Paging;
using Gapless.Contracts;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>Every change of a gap, newest first, each with its cause.</summary>
internal static class ListHistory
{
    public static async Task<Results<Ok<Page<GapChangeEntry>>, NotFound>> Handle(Guid id, string? after, int? limit, GaplessDbContext database, CancellationToken cancellationToken)
    {
        if (await database.Gaps.Where(gap => gap.Id == id).Select(gap => gap.CheckId).SingleOrDefaultAsync(cancellationToken) is not { } check)
        {
            return TypedResults.NotFound();
        }

        var (last, count) = (Cursor.Id(after), Cursor.Limit(limit));
        var changes = await database.GapChanges.AsNoTracking().Where(change => change.GapId == id && (last == null || change.Id < last))
            .OrderByDescending(change => change.Id).Take(count + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(Pages.Of(changes, count, change => GapEntries.Of(change, check), change => change.Id.ToString("N")));
    }
}
