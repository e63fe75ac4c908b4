using System.Text.Json.Serialization;

namespace Gapless.Contracts.Verifications;

/// <summary>Reads and writes <see cref="VerificationDocument"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(VerificationDocument))]
public sealed partial class VerificationJson : JsonSerializerContext;
