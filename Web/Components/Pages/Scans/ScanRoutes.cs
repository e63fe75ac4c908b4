using Gapless.Contracts;
using Gapless.Contracts.Scans;
using Gapless.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace Gapless.Web.Components.Pages.Scans;

/// <summary>Buttons that begin and end scans: they post, the API is called, and the reader comes to a page.</summary>
internal static class ScanRoutes
{
    public static void MapScanRoutes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/systems/{slug}/scans", async (string slug, [FromForm] Guid? repository, [FromForm] Guid? environment, GaplessClient client, CancellationToken cancellationToken) =>
        {
            var started = await client.StartScanAsync(slug, new NewScan(repository, environment), cancellationToken);
            return Results.LocalRedirect(await StartedScan.AddressAsync(client, slug, started, cancellationToken));
        });
        routes.MapPost("/scans/{id:guid}/cancel", async (Guid id, [FromForm] Guid operation, GaplessClient client, CancellationToken cancellationToken) =>
        {
            await client.CancelOperationAsync(operation, cancellationToken);
            return Results.LocalRedirect($"/scans/{id}");
        });
    }
}
