using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.Api.Files;
using Gapless.Api.Systems;
using Gapless.Contracts.Operations;
using Gapless.Data;
using Gapless.Data.Scans;
using Gapless.ServiceDefaults.Evidence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Scans;

/// <summary>Takes an archive of a repository, as the request's body, and scans it.</summary>
internal static class UploadArchive
{
    public static async Task<IResult> Handle(
        string slug, Guid id, HttpContext context, ClaimsPrincipal caller, GaplessDbContext database, RequestedScans scans, IEvidenceStore evidence, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId || !await database.Repositories.AnyAsync(one => one.Id == id && one.SystemId == systemId, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var upload = context.Features.GetRequiredFeature<Upload>();
        if (!IsArchive(upload.Head))
        {
            return TypedResults.Problem("The body is neither a zip nor a tar archive (.zip, .tar, .tar.gz).", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        var archive = await evidence.PutAsync(caller.OrganizationId()!.Value, upload.Content, cancellationToken);
        var scan = await database.InTransactionAsync(inner => scans.StartAsync(TargetKind.Repository, id, caller, archive, inner), cancellationToken);
        if (scan!.Archive == archive)
        {
            return TypedResults.Accepted($"/api/v1/operations/{scan.JobId}", new OperationsStarted([scan.JobId!.Value]));
        }

        if (!await database.IsArchiveWantedAsync(archive, scanId: null, cancellationToken))
        {
            await evidence.DeleteAsync(archive, cancellationToken);
        }

        return TypedResults.Problem("Another scan of this repository is under way. Upload again when it has ended.", statusCode: StatusCodes.Status409Conflict);
    }

    // What it unpacks to is judged by the worker.
    private static bool IsArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || (head.Length >= 262 && head[257..].StartsWith("ustar"u8));
}
