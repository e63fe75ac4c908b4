using System.Text.Json.Serialization;

namespace Gapless.Contracts.Installation;

[JsonConverter(typeof(JsonStringEnumConverter<PartStatus>))]
public enum PartStatus
{
    /// <summary>Does all it should.</summary>
    [JsonStringEnumMemberName("healthy")]
    Healthy,

    /// <summary>Goes on without something that it uses.</summary>
    [JsonStringEnumMemberName("degraded")]
    Degraded,

    /// <summary>Does not do its work.</summary>
    [JsonStringEnumMemberName("unhealthy")]
    Unhealthy,

    /// <summary>Nothing has been heard of it.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
