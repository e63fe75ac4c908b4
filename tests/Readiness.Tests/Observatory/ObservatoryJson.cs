using System.Text.Json.Serialization;

namespace Gapless.Readiness.Tests.Observatory;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ObservatoryCase[]))]
[JsonSerializable(typeof(ObservatoryResult[]))]
internal sealed partial class ObservatoryJson : JsonSerializerContext;
