using Gapless.Contracts;

namespace Gapless.Web.Uploads;

/// <summary>Where forms with files go.</summary>
internal static class UploadRoutes
{
    // Each checks its token itself: the usual check would read the whole form first.
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/gaps/{id:guid}/files", (Guid id, HttpContext context, [FromKeyedServices(UploadDefaults.Client)] GaplessClient client) => FormUpload.PassOnAsync(context, $"/gaps/{id}", "file", async (name, content) =>
        {
            await client.AddFileAsync(id, name, content, context.RequestAborted);
            return $"/gaps/{id}?done=file";
        })).DisableAntiforgery();
        routes.MapPost("/systems/{slug}/repositories/{id:guid}/archive", (string slug, Guid id, HttpContext context, [FromKeyedServices(UploadDefaults.Client)] GaplessClient uploads, GaplessClient client) =>
            FormUpload.PassOnAsync(context, $"/systems/{Uri.EscapeDataString(slug)}/environments", $"archive-{id}", async (_, content) =>
            {
                var started = await uploads.UploadArchiveAsync(slug, id, content, context.RequestAborted);
                return await StartedScan.AddressAsync(client, slug, started, context.RequestAborted);
            })).DisableAntiforgery();
    }
}
