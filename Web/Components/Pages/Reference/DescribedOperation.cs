using Microsoft.OpenApi;

namespace Gapless.Web.Components.Pages.Reference;

/// <summary>One operation of the API and where it is.</summary>
public sealed record DescribedOperation(string Method, string Path, OpenApiOperation Operation)
{
    public string Subject => Operation.Tags?.FirstOrDefault()?.Name ?? "";
}
