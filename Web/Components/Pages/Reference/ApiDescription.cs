using Microsoft.OpenApi;

namespace Gapless.Web.Components.Pages.Reference;

/// <summary>The API's own description, by subject.</summary>
/// <param name="About">What holds for the whole API, in Markdown.</param>
internal sealed record ApiDescription(string About, string Version, IReadOnlyList<IGrouping<string, DescribedOperation>> Subjects, IReadOnlyList<KeyValuePair<string, IOpenApiSchema>> Types)
{
    /// <param name="json">As the API gives it.</param>
    /// <exception cref="FormatException">It is no description that this version can read.</exception>
    public static ApiDescription Read(string json)
    {
        var document = OpenApiDocument.Parse(json, OpenApiConstants.Json).Document ?? throw new FormatException("The API's description cannot be read.");
        var operations = from path in document.Paths
                         from operation in path.Value.Operations ?? []
                         select new DescribedOperation(operation.Key.Method, path.Key, operation.Value);
        return new(
            document.Info.Description ?? "",
            document.Info.Version ?? "",
            [.. operations.GroupBy(one => one.Subject, StringComparer.Ordinal).OrderBy(subject => subject.Key, StringComparer.Ordinal)],
            [.. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).OrderBy(type => type.Key, StringComparer.Ordinal)]);
    }
}
