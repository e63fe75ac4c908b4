using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gapless.ServiceDefaults.Evidence;

/// <summary>The evidence storage: blobs, or the folder that the connection string names (<c>UseLocalFolder=PATH</c>).</summary>
public static class EvidenceDefaults
{
    private const string Connection = "evidence";
    private const string Folder = "UseLocalFolder=";

    public static void AddEvidence(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(Connection) is { } connection && connection.StartsWith(Folder, StringComparison.Ordinal))
        {
            builder.Services.AddSingleton<IEvidenceStore>(new FolderEvidenceStore(connection[Folder.Length..]));
        }
        else
        {
            builder.AddAzureBlobServiceClient(Connection, settings => settings.DisableHealthChecks = true);
            builder.Services.AddSingleton<IEvidenceStore, BlobEvidenceStore>();
        }

        builder.Services.AddHealthChecks().AddCheck<EvidenceHealthCheck>(Connection, HealthStatus.Degraded);
    }
}
