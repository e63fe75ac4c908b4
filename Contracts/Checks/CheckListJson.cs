using System.Text.Json.Serialization;

namespace Gapless.Contracts.Checks;

/// <summary>Reads and writes <see cref="CheckListDocument"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckListDocument))]
public sealed partial class CheckListJson : JsonSerializerContext;
