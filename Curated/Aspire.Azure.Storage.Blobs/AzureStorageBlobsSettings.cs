using Azure.Core;

namespace Aspire.Azure.Storage.Blobs;

public class AzureStorageBlobsSettings
{
    public string? ConnectionString { get; set; }

    public Uri? ServiceUri { get; set; }

    public TokenCredential? Credential { get; set; }

    public bool DisableHealthChecks { get; set; }

    public bool DisableTracing { get; set; }
}
