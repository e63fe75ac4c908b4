using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.ServiceDefaults.Evidence;

/// <summary>Healthy means that a file kept can be read. It is the same small file each time, so nothing piles up.</summary>
internal sealed class EvidenceHealthCheck(IEvidenceStore store) : IHealthCheck
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Written and read by the health check.\n");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var content = new MemoryStream(Text);
            var name = await store.PutAsync(Guid.Empty, content, cancellationToken);
            await using var kept = await store.OpenAsync(name, cancellationToken);
            return kept is not null ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "A file kept could not be read.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The evidence storage does not answer.", error);
        }
    }
}
