using Gapless.Data;
using Gapless.Data.Scans;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>What goes with a target: its schedule and its findings.</summary>
internal static class TargetRemoval
{
    public static async Task ForgetTargetAsync(this GaplessDbContext database, TargetKind kind, Guid targetId, CancellationToken cancellationToken)
    {
        var payload = TargetSchedule.PayloadOf(kind, targetId);
        await database.Database.ExecuteSqlAsync($"DELETE FROM schedules WHERE payload = {payload}::jsonb", cancellationToken);
        await database.Findings.Where(finding => finding.TargetId == targetId).ExecuteDeleteAsync(cancellationToken);
    }
}
