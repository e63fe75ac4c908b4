using Gapless.Contracts.Documents;
using Gapless.Contracts.Operations;

namespace Gapless.Contracts;

/// <content>Imported gap analyses.</content>
public sealed partial class GaplessClient
{
    public Task<Page<DocumentEntry>> ListDocumentsAsync(string slug, string? after, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/systems/{Escape(slug)}/documents" + Query(("after", after)), GaplessJson.Default.PageDocumentEntry, cancellationToken);

    /// <summary>What an import would read; nothing is kept.</summary>
    public Task<ImportedDocument> PreviewDocumentAsync(NewDocument document, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "/api/v1/documents/preview", document, GaplessJson.Default.NewDocument, GaplessJson.Default.ImportedDocument, cancellationToken);

    public Task<OperationsStarted> ImportDocumentAsync(string slug, NewDocument document, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/api/v1/systems/{Escape(slug)}/documents", document, GaplessJson.Default.NewDocument, GaplessJson.Default.OperationsStarted, cancellationToken);

    public Task<DocumentDetail> GetDocumentAsync(Guid id, CancellationToken cancellationToken) => GetAsync($"/api/v1/documents/{id}", GaplessJson.Default.DocumentDetail, cancellationToken);

    public Task RemoveDocumentAsync(Guid id, CancellationToken cancellationToken) => DeleteAsync($"/api/v1/documents/{id}", cancellationToken);
}
