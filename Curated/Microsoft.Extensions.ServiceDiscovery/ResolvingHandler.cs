namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Puts the address of an instance in place of the service's name for one attempt, so that a retry takes the next instance.</summary>
internal sealed class ResolvingHandler(ServiceEndpoints endpoints) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = request.RequestUri!;
        request.RequestUri = endpoints.Resolve(name);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = name;
        }
    }
}
