using System.Text.Json.Serialization;

namespace Gapless.Contracts.Documents;

/// <summary>Reads and writes <see cref="ImportResult"/> without reflection; nulls are written where the contract shows them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ImportResult))]
public sealed partial class ImportJson : JsonSerializerContext;
