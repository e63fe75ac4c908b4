using Gapless.Contracts.Operations;
using Gapless.Data;
using Gapless.Data.Jobs;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Operations;

/// <summary>Ends long work: at once when it has not begun, else when it next looks.</summary>
internal static class CancelOperation
{
    public static async Task<IResult> Handle(Guid id, GaplessDbContext database, JobQueue queue, CancellationToken cancellationToken)
    {
        if (await database.Jobs.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } job)
        {
            return TypedResults.NotFound();
        }

        if (await queue.CancelAsync(id, cancellationToken) is not { } state)
        {
            return TypedResults.Problem("It has ended already.", statusCode: StatusCodes.Status409Conflict);
        }

        if (state == JobState.Cancelled)
        {
            await database.Scans.Where(scan => scan.JobId == id && scan.State == ScanState.Queued).ExecuteUpdateAsync(set => set.SetProperty(scan => scan.State, ScanState.Cancelled), cancellationToken);
        }

        job.State = state;
        return TypedResults.Accepted<Operation>($"/api/v1/operations/{id}", OperationEntries.Of(job));
    }
}
