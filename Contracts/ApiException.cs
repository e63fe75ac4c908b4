using System.Net;

namespace Gapless.Contracts;

/// <summary>The API refused a request and said why, as problem details (RFC 9457).</summary>
/// <param name="errors">What is wrong, by field.</param>
public sealed class ApiException(HttpStatusCode status, string title, string? detail, IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    : HttpRequestException(detail ?? title, null, status)
{
    public string Title { get; } = title;

    public string? Detail { get; } = detail;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; } = errors;
}
