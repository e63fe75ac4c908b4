using System.Text.Json.Serialization;

namespace Gapless.Contracts.Scans;

/// <summary>Reads and writes <see cref="ScanDocument"/> without reflection; nulls are written, as the contract shows them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ScanDocument))]
public sealed partial class ScanJson : JsonSerializerContext;
