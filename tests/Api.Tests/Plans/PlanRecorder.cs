using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Gapless.Api.Tests.Plans;

/// <summary>Asks for the plan of every query before it is sent: the very same text and values, in the same role and organization.</summary>
internal sealed class PlanRecorder : DbCommandInterceptor
{
    private readonly ConcurrentQueue<QueryPlan> plans = [];

    /// <summary>Those since the last time.</summary>
    public IReadOnlyList<QueryPlan> Take()
    {
        List<QueryPlan> taken = [];
        while (plans.TryDequeue(out var plan))
        {
            taken.Add(plan);
        }

        return taken;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            await using var explain = command.Connection!.CreateCommand();
            explain.Transaction = command.Transaction;
            explain.CommandText = "EXPLAIN (ANALYZE, FORMAT JSON) " + command.CommandText;
            explain.Parameters.AddRange(command.Parameters.Cast<NpgsqlParameter>().Select(one => one.Clone()).ToArray());
            plans.Enqueue(new(command.CommandText, (string)(await explain.ExecuteScalarAsync(cancellationToken))!));
        }

        return result;
    }
}
