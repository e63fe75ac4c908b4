using Gapless.Api.Access;
using Gapless.Api.Files;
using Gapless.Api.Idempotency;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;

namespace Gapless.Api.Scans;

/// <summary>Scans of repositories and environments.</summary>
internal static class ScanEndpoints
{
    public static void MapScans(this IEndpointRouteBuilder api)
    {
        api.MapPost("/systems/{slug}/scans", StartScan.Handle).Requires(Permission.RunScans).Idempotent().WithTags("Scans").WithName("startScan").Gives<OperationsStarted>(202, 400, 404).WithSummary("Scan a repository or probe an environment.");
        api.MapPost("/systems/{slug}/repositories/{id:guid}/archive", UploadArchive.Handle).Requires(Permission.RunScans).TakesUpload(limits => limits.ArchiveBytes).Idempotent().DisableAntiforgery().WithTags("Scans").WithName("uploadArchive").Gives<OperationsStarted>(202, 400, 404, 409, 413, 415)
            .WithSummary("Upload an archive of a repository and scan it.").Accepts<byte[]>("application/zip", "application/gzip", "application/x-tar", "application/octet-stream");
        api.MapGet("/systems/{slug}/scans", ListScans.Handle).Requires(Permission.Read).WithTags("Scans").WithName("listScans").Gives<Page<ScanEntry>>(200, 404).WithSummary("The scans of a system, newest first.");
        api.MapGet("/scans/{id:guid}", GetScan.Handle).Requires(Permission.Read).WithTags("Scans").WithName("getScan").Gives<ScanDetail>(200, 404).WithSummary("A scan with what it found; while it runs, how far it is.");
    }
}
