using Gapless.Api.Access;
using Gapless.Api.Idempotency;
using Gapless.Api.Reference;
using Gapless.Contracts.Gaps;

namespace Gapless.Api.Files;

/// <summary>Evidence files: private, checked by type and size, linked to what they prove.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapPost("/gaps/{id:guid}/files", AddFile.Handle).Requires(Permission.AddEvidence).TakesUpload(limits => limits.FileBytes).Idempotent().DisableAntiforgery().WithTags("Evidence files").WithName("addEvidenceFile").Gives<EvidenceFileEntry>(201, 400, 404, 413, 415)
            .WithSummary("Add a file that proves something about a gap.").Accepts<byte[]>("application/octet-stream");
        api.MapGet("/files/{id:guid}", GetFile.Handle).Requires(Permission.Read).WithTags("Evidence files").WithName("getEvidenceFile").GivesText("application/octet-stream", 404).WithSummary("Download an evidence file.");
    }
}
