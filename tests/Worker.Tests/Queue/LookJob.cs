using System.Collections.Concurrent;
using Gapless.Data;
using Gapless.Data.Jobs;
using Gapless.Worker.Queue;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Tests.Queue;

internal sealed record Look : IJobPayload
{
    public static string Kind => "test.look";
}

/// <summary>Looks with raw SQL, past the query filters, at how many jobs and which organization there are.</summary>
internal sealed class LookJob(GaplessDbContext database, ConcurrentDictionary<Guid, (int Jobs, Guid Organization)> seen) : IJobHandler<Look>
{
    public async Task HandleAsync(Look payload, JobContext job, CancellationToken cancellationToken)
    {
        var jobs = await database.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM jobs").SingleAsync(cancellationToken);
        var organization = await database.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM organizations").SingleAsync(cancellationToken);
        seen[job.JobId] = (jobs, organization);
    }
}
