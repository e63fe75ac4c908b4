using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Gapless.Contracts.Installation;

namespace Gapless.Contracts;

/// <summary>The one client of the API; its base address is the gateway's, or the Api's for a service behind it. Every call throws an
/// <see cref="ApiException"/> when the API refuses, and an <see cref="HttpRequestException"/> when it does not answer.</summary>
public sealed partial class GaplessClient(HttpClient http)
{
    /// <exception cref="HttpRequestException">The API did not answer, or not with success.</exception>
    public Task<InstallationStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        GetAsync("/api/v1/status", GaplessJson.Default.InstallationStatus, cancellationToken);

    /// <summary>The description of the API itself, as OpenAPI in JSON.</summary>
    public async Task<string> GetDescriptionAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync("/api/v1/openapi.json", cancellationToken);
        await EnsureAsync(response, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) => (await GetTaggedAsync(path, type, cancellationToken)).Value;

    private async Task<Tagged<T>> GetTaggedAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        return new(await ReadAsync(response, type, cancellationToken), response.Headers.ETag?.ToString());
    }

    private async Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> type, JsonTypeInfo<TAnswer> answer, CancellationToken cancellationToken, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, type) };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        using var response = await http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, answer, cancellationToken);
    }

    /// <summary>Sends a body as it is read, without keeping it.</summary>
    private async Task<T> UploadAsync<T>(string path, Stream content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StreamContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.ExpectContinue = true; // who may not send it hears so first (RFC 9110, section 10.1.1)
        using var response = await http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, answer, cancellationToken);
    }

    private async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.DeleteAsync(path, cancellationToken);
        await EnsureAsync(response, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await EnsureAsync(response, cancellationToken);
        return await response.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new HttpRequestException("The API answered with nothing.");
    }

    private static async Task EnsureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await ProblemReader.ReadAsync(response, cancellationToken);
        }
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>Only what has a value.</summary>
    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = new List<string>();
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={Escape(value)}");
            }
        }

        return query.Count == 0 ? "" : "?" + string.Join('&', query);
    }
}
