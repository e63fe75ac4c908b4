using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gapless.ServiceDefaults.Evidence;

/// <summary>Evidence in blob storage.</summary>
internal sealed class BlobEvidenceStore(BlobServiceClient client) : IEvidenceStore
{
    private readonly BlobContainerClient container = client.GetBlobContainerClient("evidence");

    public async Task<string> PutAsync(Guid organizationId, Stream content, CancellationToken cancellationToken)
    {
        var name = await EvidenceName.OfAsync(organizationId, content, cancellationToken);
        await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken);
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            // The same file is already kept.
        }

        return name;
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(EvidenceName.Checked(name)).OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        container.GetBlobClient(EvidenceName.Checked(name)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
