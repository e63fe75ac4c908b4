using Gapless.Contracts.Operations;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Operations;

/// <summary>How far long work is.</summary>
internal static class GetOperation
{
    public static async Task<Results<Ok<Operation>, NotFound>> Handle(Guid id, GaplessDbContext database, CancellationToken cancellationToken) =>
        await database.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, cancellationToken) is { } job ? TypedResults.Ok(OperationEntries.Of(job)) : TypedResults.NotFound();
}
