using System.Text.Json.Serialization;

namespace Gapless.Contracts.Baselines;

/// <summary>Reads and writes <see cref="BaselineDocument"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(BaselineDocument))]
public sealed partial class BaselineJson : JsonSerializerContext;
