using Aspire.Hosting.Azure;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Storage;

/// <summary>It answers; what it answers to a stranger does not matter.</summary>
internal sealed class StorageHealthCheck(AzureStorageResource storage) : IHealthCheck
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(3) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (storage.LocalFolder is { } folder)
        {
            return Directory.Exists(folder) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{folder} is gone.");
        }

        try
        {
            using var response = await Client.GetAsync(storage.BlobUri() + "?comp=list", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }
}
