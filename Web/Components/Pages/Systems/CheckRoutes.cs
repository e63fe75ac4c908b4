using Gapless.Contracts;
using Gapless.Contracts.Gaps;

namespace Gapless.Web.Components.Pages.Systems;

/// <summary>From a check, which pages know by its id, to its gap.</summary>
internal static class CheckRoutes
{
    public static void MapCheckRoutes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/systems/{slug}/checks/{check}", async (string slug, string check, GaplessClient client, CancellationToken cancellationToken) =>
        {
            var found = await client.ListGapsAsync(slug, new GapFilter(State: "all", Text: check), cancellationToken);
            return found.Items.FirstOrDefault(gap => gap.Check.Equals(check, StringComparison.Ordinal)) is { } gap
                ? Results.LocalRedirect($"/gaps/{gap.Id}")
                : Results.LocalRedirect($"/systems/{Uri.EscapeDataString(slug)}/gaps?state=all&text={Uri.EscapeDataString(check)}");
        });
}
