using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(existing => existing.Key == key))
        {
            throw new DistributedApplicationException($"'{builder.Resource.Name}' already has the health check '{key}'.");
        }

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>The AppHost asks this path until it answers with this status. Every replica is asked, not only the one behind the proxy.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var name = endpointName ?? builder.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme is "http" or "https")
            .OrderBy(endpoint => endpoint.UriScheme, StringComparer.Ordinal).FirstOrDefault()?.Name
            ?? throw new DistributedApplicationException($"'{builder.Resource.Name}' has no http endpoint to check.");
        var key = $"{builder.Resource.Name}_{name}_{path ?? "/"}_{statusCode ?? 200}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, services => new HttpHealthCheck(builder.Resource, name, path ?? "/", statusCode ?? 200, services.GetRequiredService<Forwarding.ReplicaPorts>()), null, null));
        return builder.WithHealthCheck(key);
    }
}
