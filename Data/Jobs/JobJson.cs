using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gapless.Data.Jobs;

/// <summary>How payloads, progress and results are written, on both sides of the queue.</summary>
public static class JobJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static string Write<TValue>(TValue value) => JsonSerializer.Serialize(value, Options);
}
