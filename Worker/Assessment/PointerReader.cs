using Gapless.Data;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Assessment;

/// <summary>How many statements of a system's documents point at each check: between blockers of one priority, the one that more people wrote down comes first.</summary>
internal sealed class PointerReader(GaplessDbContext database)
{
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Guid systemId, CancellationToken cancellationToken)
    {
        var checks = await database.Statements
            .Join(database.Documents.Where(document => document.SystemId == systemId), statement => statement.DocumentId, document => document.Id, (statement, _) => statement.Checks)
            .ToListAsync(cancellationToken);
        return checks.SelectMany(ids => ids.Distinct(StringComparer.Ordinal)).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }
}
