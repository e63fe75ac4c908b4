using Aspire.Azure.Storage.Blobs;
using Azure.Core.Extensions;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

public static class AspireBlobStorageExtensions
{
    private const string Section = "Aspire:Azure:Storage:Blobs";

    public static void AddAzureBlobServiceClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<AzureStorageBlobsSettings>? configureSettings = null,
        Action<IAzureClientBuilder<BlobServiceClient, BlobClientOptions>>? configureClientBuilder = null)
    {
        if (configureClientBuilder is not null)
        {
            throw new NotSupportedException("This build (GaplessFeed=curated) has no builder for Azure clients.");
        }

        var settings = new AzureStorageBlobsSettings();
        builder.Configuration.GetSection(Section).Bind(settings);
        builder.Configuration.GetSection($"{Section}:{connectionName}").Bind(settings);
        if (builder.Configuration.GetConnectionString(connectionName) is { Length: > 0 } connection)
        {
            var isAddress = Uri.TryCreate(connection, UriKind.Absolute, out var address);
            settings.ServiceUri = isAddress ? address : null;
            settings.ConnectionString = isAddress ? null : connection;
        }

        configureSettings?.Invoke(settings);
        builder.Services.AddSingleton(_ => Create(settings, connectionName));
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().AddCheck<BlobServiceHealthCheck>("Azure_BlobServiceClient");
        }
    }

    private static BlobServiceClient Create(AzureStorageBlobsSettings settings, string connectionName) => settings switch
    {
        { ServiceUri: { } address } => new BlobServiceClient(address, settings.Credential ?? new DefaultAzureCredential()),
        { ConnectionString: { Length: > 0 } connection } => new BlobServiceClient(connection),
        _ => throw new InvalidOperationException($"A BlobServiceClient could not be configured. Provide 'ConnectionStrings:{connectionName}', or ConnectionString or ServiceUri under '{Section}'."),
    };
}
