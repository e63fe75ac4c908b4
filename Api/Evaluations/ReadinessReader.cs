using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Evaluations;
using Gapless.Data;
using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Evaluations;

/// <summary>The readiness that holds, for many systems at once.</summary>
internal sealed class ReadinessReader(GaplessDbContext database)
{
    public async Task<IReadOnlyDictionary<Guid, SystemReadiness>> ReadAsync(IReadOnlyCollection<TrackedSystem> systems, CancellationToken cancellationToken)
    {
        var ids = systems.Select(system => system.EvaluationId).OfType<Guid>().ToList();
        var rows = await database.Evaluations.AsNoTracking().Where(evaluation => ids.Contains(evaluation.Id))
            .Select(evaluation => new { evaluation.SystemId, evaluation.At, evaluation.Document }).ToListAsync(cancellationToken);
        var evaluated = systems.ToDictionary(system => system.Id, system => system.EvaluatedAt);
        return rows.ToDictionary(row => row.SystemId, row => Read(row.Document) with { Since = row.At, EvaluatedAt = evaluated[row.SystemId] ?? row.At });
    }

    public async Task<SystemReadiness?> ReadAsync(TrackedSystem system, CancellationToken cancellationToken) => (await ReadAsync([system], cancellationToken)).GetValueOrDefault(system.Id);

    private static SystemReadiness Read(string document) => JsonSerializer.Deserialize(document, GaplessJson.Default.SystemReadiness)!;
}
