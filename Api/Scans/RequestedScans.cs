using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Data.Audit;
using Gapless.Data.Scans;

namespace Gapless.Api.Scans;

/// <summary>Begins the scans that people ask for, and writes down who did.</summary>
internal sealed class RequestedScans(ScanStarter scans, AuditLog audit)
{
    /// <inheritdoc cref="ScanStarter.StartAsync"/>
    public async Task<Scan?> StartAsync(TargetKind kind, Guid target, ClaimsPrincipal caller, string? archive, CancellationToken cancellationToken)
    {
        var scan = await scans.StartAsync(kind, target, caller.Actor(), caller.UserId(), archive, cancellationToken: cancellationToken);
        if (scan is not null)
        {
            await audit.AppendAsync(caller.Actor(), "scan.requested", $"scans/{scan.Id}", JsonSerializer.Serialize(new { kind = kind.ToString(), target }), cancellationToken);
        }

        return scan;
    }
}
