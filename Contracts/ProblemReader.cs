using System.Net;
using System.Text.Json;

namespace Gapless.Contracts;

/// <summary>Reads problem details; an answer that is none still has its status.</summary>
internal static class ProblemReader
{
    public static async Task<ApiException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            using var problem = JsonDocument.Parse(text);
            return Of(response.StatusCode, problem.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new ApiException(response.StatusCode, $"The API answered {(int)response.StatusCode}.", null, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        }
    }

    // {"title":"One or more validation errors occurred.","status":400,"errors":{"name":["Give a value."]}}
    private static ApiException Of(HttpStatusCode status, JsonElement problem)
    {
        var errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (problem.TryGetProperty("errors", out var fields) && fields.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in fields.EnumerateObject())
            {
                errors[field.Name] = [.. field.Value.EnumerateArray().Select(fault => fault.GetString() ?? "")];
            }
        }

        return new ApiException(status, Text(problem, "title") ?? $"The API answered {(int)status}.", Text(problem, "detail"), errors);
    }

    private static string? Text(JsonElement problem, string name) => problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
