using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Evaluations;
using Gapless.Data;
using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Evaluations;

/// <summary>The readiness that holds, of one system or of many at once.</summary>
internal sealed class ReadinessReader(GaplessDbContext database)
{
    /// <summary>Without the single checks, which are nine tenths of it.</summary>
    public async Task<IReadOnlyDictionary<Guid, SystemReadiness>> ReadAsync(IReadOnlyCollection<TrackedSystem> systems, CancellationToken cancellationToken)
    {
        var ids = systems.Select(system => system.EvaluationId).OfType<Guid>().ToList();
        var rows = await database.Database.SqlQuery<Row>($$"""
            SELECT system_id AS "SystemId", at AS "At", jsonb_set(document, '{checks}', '[]') AS "Document" FROM evaluations WHERE id = ANY({{ids}})
            """).ToListAsync(cancellationToken);
        var found = rows.ToDictionary(row => row.SystemId);
        return systems.Where(system => found.ContainsKey(system.Id)).ToDictionary(system => system.Id, system => Read(system, found[system.Id]));
    }

    public async Task<SystemReadiness?> ReadAsync(TrackedSystem system, CancellationToken cancellationToken) =>
        await database.Evaluations.Where(evaluation => evaluation.Id == system.EvaluationId)
            .Select(evaluation => new Row(evaluation.SystemId, evaluation.At, evaluation.Document)).SingleOrDefaultAsync(cancellationToken) is { } row ? Read(system, row) : null;

    private static SystemReadiness Read(TrackedSystem system, Row row) =>
        JsonSerializer.Deserialize(row.Document, GaplessJson.Default.SystemReadiness)! with { Since = row.At, EvaluatedAt = system.EvaluatedAt ?? row.At };

    private sealed record Row(Guid SystemId, DateTimeOffset At, string Document);
}
