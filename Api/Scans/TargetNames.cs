using Gapless.Data;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Scans;

/// <summary>What the targets of scans are called; one that was removed has only its kind.</summary>
internal sealed class TargetNames(GaplessDbContext database)
{
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyCollection<Guid> targets, CancellationToken cancellationToken)
    {
        var repositories = await database.Repositories.Where(one => targets.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToListAsync(cancellationToken);
        var environments = await database.Environments.Where(one => targets.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToListAsync(cancellationToken);
        return repositories.Concat(environments).ToDictionary(one => one.Id, one => one.Name);
    }
}
