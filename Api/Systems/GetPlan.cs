using Gapless.Api.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Data;
using Gapless.Data.Gaps;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>What to do first, what one piece of work closes at once, and what has to wait for what.</summary>
internal static class GetPlan
{
    public static async Task<Results<Ok<IReadOnlyList<PlanPhase>>, NotFound>> Handle(string slug, GaplessDbContext database, GapReader reader, CancellationToken cancellationToken)
    {
        if (await database.Systems.BySlugAsync(slug, cancellationToken) is not { } system)
        {
            return TypedResults.NotFound();
        }

        var gaps = await database.Gaps.AsNoTracking().Where(gap => gap.SystemId == system.Id && gap.State != GapState.Closed).ToListAsync(cancellationToken);
        var entries = await reader.ReadAsync(system, gaps, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<PlanPhase>>([.. Phases.Of(gaps, entries)]);
    }
}
