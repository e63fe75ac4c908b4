namespace Gapless.Api.Installation;

/// <summary>What concerns the installation as a whole.</summary>
internal static class InstallationEndpoints
{
    public static void MapInstallation(this IEndpointRouteBuilder api)
    {
        // For everybody: it says no more than a page that does not load says.
        api.MapGet("/status", GetStatus.Handle).AllowAnonymous().WithSummary("How the installation is.");
    }
}
