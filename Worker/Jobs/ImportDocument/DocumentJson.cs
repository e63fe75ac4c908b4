using System.Text.Json;
using System.Text.Json.Serialization;
using Gapless.Contracts.Documents;
using Gapless.Data.Documents;

namespace Gapless.Worker.Jobs.ImportDocument;

/// <summary>Writes what is kept of a document as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImportedDocument))]
[JsonSerializable(typeof(DocumentChanges))]
[JsonSerializable(typeof(IEnumerable<NeededRow>))]
internal sealed partial class DocumentJson : JsonSerializerContext;
