using Gapless.Contracts;
using Gapless.Contracts.Scans;
using Gapless.Web.Failures;
using Gapless.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace Gapless.Web.Components.Pages.Scans;

/// <summary>Buttons that begin and end scans: they post, the API is called, and the reader comes to a page; when it refuses, to the button again.</summary>
internal static class ScanRoutes
{
    public static void MapScanRoutes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/systems/{slug}/scans", StartAsync);
        routes.MapPost("/scans/{id:guid}/cancel", CancelAsync);
    }

    private static async Task<IResult> StartAsync(
        string slug, [FromForm] Guid? repository, [FromForm] Guid? environment, GaplessClient client, RefusalNote note, CancellationToken cancellationToken)
    {
        try
        {
            var started = await client.StartScanAsync(slug, new NewScan(repository, environment), cancellationToken);
            return Results.LocalRedirect(await StartedScan.AddressAsync(client, slug, started, cancellationToken));
        }
        catch (ApiException refusal) when (Refusal.CanBeShown(refusal))
        {
            return Results.LocalRedirect(note.Address($"/systems/{Uri.EscapeDataString(slug)}/environments", $"scan-{repository ?? environment}", Refusal.Of(refusal)));
        }
    }

    private static async Task<IResult> CancelAsync(Guid id, [FromForm] Guid operation, GaplessClient client, RefusalNote note, CancellationToken cancellationToken)
    {
        try
        {
            await client.CancelOperationAsync(operation, cancellationToken);
            return Results.LocalRedirect($"/scans/{id}");
        }
        catch (ApiException refusal) when (Refusal.CanBeShown(refusal))
        {
            return Results.LocalRedirect(note.Address($"/scans/{id}", "stop", Refusal.Of(refusal)));
        }
    }
}
