using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationHostingTestingExtensions
{
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    public static ValueTask<string?> GetConnectionStringAsync(this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        Find<IResourceWithConnectionString>(app, resourceName).GetConnectionStringAsync(cancellationToken);

    /// <summary>The named endpoint; else http, else https.</summary>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        var resource = Find<IResourceWithEndpoints>(app, resourceName);
        var endpoint = endpointName is not null ? resource.GetEndpoint(endpointName)
            : resource.GetEndpoints().OrderBy(candidate => candidate.Scheme, StringComparer.Ordinal).FirstOrDefault() ?? throw new ArgumentException($"'{resourceName}' has no endpoint.", nameof(resourceName));
        return endpoint.Exists ? new Uri(endpoint.Url) : throw new ArgumentException($"'{resourceName}' has no endpoint '{endpointName}'.", nameof(endpointName));
    }

    private static T Find<T>(DistributedApplication app, string name)
        where T : IResource => app.Services.GetRequiredService<DistributedApplicationModel>().Resources.TryGetByName(name, out var resource)
        ? (T)resource : throw new ArgumentException($"There is no resource '{name}'.", nameof(name));
}
