using System.Text.Json.Serialization;
using Gapless.Contracts.Installation;

namespace Gapless.Contracts;

/// <summary>How the wire records of the API are written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(InstallationStatus))]
public sealed partial class GaplessJson : JsonSerializerContext;
