using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>The addresses of a resource, as WithUrl and WithUrlForEndpoint shaped them.</summary>
internal static class ResourceUrls
{
    public static ImmutableArray<UrlSnapshot> Of(IResource resource)
    {
        var urls = new List<UrlSnapshot>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedEndpoint is not null))
        {
            var url = new ResourceUrlAnnotation { Url = endpoint.AllocatedEndpoint!.UriString };
            foreach (var wish in resource.Annotations.OfType<UrlForEndpoint>().Where(wish => wish.EndpointName == endpoint.Name))
            {
                wish.Change(url);
            }

            urls.Add(new UrlSnapshot(endpoint.Name, url.Url, IsInternal: !endpoint.IsExternal) { DisplayProperties = new UrlDisplayPropertiesSnapshot(url.DisplayText ?? "") });
        }

        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>().Select(url =>
            new UrlSnapshot(null, url.Url, IsInternal: false) { DisplayProperties = new UrlDisplayPropertiesSnapshot(url.DisplayText ?? "") }));
        return [.. urls];
    }
}
