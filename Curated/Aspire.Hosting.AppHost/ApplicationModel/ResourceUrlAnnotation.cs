namespace Aspire.Hosting.ApplicationModel;

public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    public required string Url { get; set; }

    public string? DisplayText { get; set; }

    public EndpointReference? Endpoint { get; init; }

    public UrlDisplayLocation DisplayLocation { get; set; }
}

public enum UrlDisplayLocation
{
    SummaryAndDetails = 0,
    DetailsOnly = 1,
}

/// <summary>What WithUrlForEndpoint asked for, applied when the address is known.</summary>
internal sealed record UrlForEndpoint(string EndpointName, Action<ResourceUrlAnnotation> Change) : IResourceAnnotation;
