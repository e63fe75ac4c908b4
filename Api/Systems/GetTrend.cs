using Gapless.Contracts.Evaluations;
using Gapless.Data;
using Gapless.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>How the readiness of a system went: a point for each change, oldest first.</summary>
internal static class GetTrend
{
    private const int Most = 500;

    /// <param name="days">How far back, from 1 to 730; the last 90 by default.</param>
    public static async Task<Results<Ok<IReadOnlyList<TrendPoint>>, NotFound>> Handle(string slug, int? days, GaplessDbContext database, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var from = clock.GetUtcNow().AddDays(-Math.Clamp(days ?? 90, 1, 730));
        var points = await database.Evaluations.AsNoTracking().Where(one => one.SystemId == systemId && one.At >= from)
            .OrderByDescending(one => one.At).Take(Most)
            .Select(one => new { one.At, one.Decision, one.Level, one.Proved, one.NotShown, one.Open }).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<TrendPoint>>([.. points.AsEnumerable().Reverse()
            .Select(one => new TrendPoint(one.At, Words.Of(one.Decision), Words.Of(one.Level), one.Proved, one.NotShown, one.Open))]);
    }
}
