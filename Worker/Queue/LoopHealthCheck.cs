using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.Worker.Queue;

/// <summary>Whether the loops of this process still turn, and when each last did.</summary>
internal sealed class LoopHealthCheck(LoopTurns turns) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = turns.All();
        var data = all.ToDictionary(turn => turn.Name, object (turn) => turn.LastAt.ToString("O", CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var stopped = all.Where(turn => turn.HasStopped).Select(turn => $"{turn.Name} last turned {data[turn.Name]}").ToList();
        return Task.FromResult(stopped.Count == 0
            ? HealthCheckResult.Healthy($"{all.Count} loops turn.", data)
            : new HealthCheckResult(context.Registration.FailureStatus, string.Join("; ", stopped), data: data));
    }
}
