using System.Text.Json;
using System.Text.Json.Serialization;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Scans;

namespace Gapless.Worker.Assessment;

/// <summary>Writes what is kept as JSON. The same value gives the same text, so that digests compare.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyList<ScanEvidence>))]
[JsonSerializable(typeof(IReadOnlyList<ScanComponent>))]
[JsonSerializable(typeof(IReadOnlyList<ScanProblem>))]
[JsonSerializable(typeof(SystemReadiness))]
internal sealed partial class RecordJson : JsonSerializerContext;
