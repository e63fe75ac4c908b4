using System.Globalization;
using System.Text.Json;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>
/// How an event is kept:
/// <code>1763748000000001 ["operation.progress","0190aa00-0000-7000-8000-000000000001",{"done":3}]</code>
/// </summary>
internal static class LiveEventText
{
    // Reads the data too: what is no JSON would break the stream of everyone, and a line break in it the event.
    public static string Write(LiveEvent live) =>
        JsonSerializer.Serialize<object?[]>([live.Kind, live.SystemId, JsonSerializer.Deserialize<JsonElement>(live.Data)]);

    public static LiveEvent Read(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        using var parts = JsonDocument.Parse(text.AsMemory(end + 1));
        var (kind, system, data) = (parts.RootElement[0], parts.RootElement[1], parts.RootElement[2]);
        return new LiveEvent(kind.GetString()!, system.ValueKind == JsonValueKind.Null ? null : system.GetGuid(), data.GetRawText())
        {
            Id = long.Parse(text.AsSpan(0, end), CultureInfo.InvariantCulture),
        };
    }
}
