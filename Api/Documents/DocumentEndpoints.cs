using Gapless.Api.Access;
using Gapless.Api.Idempotency;

namespace Gapless.Api.Documents;

/// <summary>Imported gap analyses, held against what is proved.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/systems/{slug}/documents", ImportDocument.Handle).Requires(Permission.ImportDocuments).Idempotent().WithTags("Documents").WithName("importDocument").WithSummary("Import a gap analysis.");
        api.MapGet("/systems/{slug}/documents", ListDocuments.Handle).Requires(Permission.Read).WithTags("Documents").WithName("listDocuments").WithSummary("The documents of a system, by name.");
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapPost("/preview", PreviewDocument.Handle).Requires(Permission.Read).WithName("previewDocument").WithSummary("What an import would read; nothing is kept.");
        documents.MapGet("/{id:guid}", GetDocument.Handle).Requires(Permission.Read).WithName("getDocument").WithSummary("A document, its statements against proof.");
        documents.MapDelete("/{id:guid}", RemoveDocument.Handle).Requires(Permission.ImportDocuments).WithName("removeDocument").WithSummary("Remove a document.");
    }
}
