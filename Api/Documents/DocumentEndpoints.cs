using Gapless.Api.Access;
using Gapless.Api.Idempotency;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Operations;

namespace Gapless.Api.Documents;

/// <summary>Imported gap analyses, held against what is proved.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/systems/{slug}/documents", ImportDocument.Handle).Requires(Permission.ImportDocuments).Idempotent().WithTags("Documents").WithName("importDocument").Gives<OperationsStarted>(202, 400, 404).WithSummary("Import a gap analysis.");
        api.MapGet("/systems/{slug}/documents", ListDocuments.Handle).Requires(Permission.Read).WithTags("Documents").WithName("listDocuments").Gives<Page<DocumentEntry>>(200, 404).WithSummary("The documents of a system, by name.");
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapPost("/preview", PreviewDocument.Handle).Requires(Permission.Read).WithName("previewDocument").Gives<ImportedDocument>(200, 400, 422).WithSummary("What an import would read; nothing is kept.");
        documents.MapGet("/{id:guid}", GetDocument.Handle).Requires(Permission.Read).WithName("getDocument").Gives<DocumentDetail>(200, 404).WithSummary("A document, its statements against proof.");
        documents.MapDelete("/{id:guid}", RemoveDocument.Handle).Requires(Permission.ImportDocuments).WithName("removeDocument").GivesNothing(404).WithSummary("Remove a document.");
    }
}
