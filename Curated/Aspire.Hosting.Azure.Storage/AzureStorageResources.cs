using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Azure;

public class AzureStorageResource(string name) : Resource(name), IResourceWithEndpoints
{
    // Azurite's account and key are published with it and protect nothing; it listens on loopback only.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public bool IsEmulator => this.HasAnnotationOfType<EmulatorResourceAnnotation>();

    /// <summary>Where blobs lie when there is no Azurite.</summary>
    internal string? LocalFolder { get; set; }

    internal EndpointReference BlobAddress => new(this, "blob");

    internal string BlobConnectionString() => LocalFolder is not null ? "UseLocalFolder=" + LocalFolder
        : $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={BlobUri()};";

    internal string BlobUri() => LocalFolder is not null ? new Uri(LocalFolder).AbsoluteUri : $"http://127.0.0.1:{BlobAddress.Port}/{Account}";
}

public class AzureStorageEmulatorResource(AzureStorageResource innerResource) : ContainerResource(innerResource.Name)
{
    public override string Name => innerResource.Name;

    public override ResourceAnnotationCollection Annotations => innerResource.Annotations;
}

public class AzureBlobStorageResource(string name, AzureStorageResource storage) : Resource(name), IResourceWithParent<AzureStorageResource>, IResourceWithConnectionString
{
    public AzureStorageResource Parent { get; } = storage;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{new Late(Parent.BlobConnectionString)}");

    public ReferenceExpression UriExpression => ReferenceExpression.Create($"{new Late(Parent.BlobUri)}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
        [new("Uri", UriExpression), new("ConnectionString", ConnectionStringExpression)];

    /// <summary>Known when the storage has started.</summary>
    private sealed class Late(Func<string> read) : IExpressionValue
    {
        public string ValueExpression => "{storage}";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(read());
    }
}
