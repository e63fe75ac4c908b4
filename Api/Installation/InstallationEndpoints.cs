using Gapless.Api.Reference;
using Gapless.Contracts.Installation;

namespace Gapless.Api.Installation;

/// <summary>What concerns the installation as a whole.</summary>
internal static class InstallationEndpoints
{
    public static void MapInstallation(this IEndpointRouteBuilder api)
    {
        // For everybody: it says no more than a page that does not load says.
        api.MapGet("/status", GetStatus.Handle).AllowAnonymous().WithTags("Installation").WithName("getStatus").Gives<InstallationStatus>(200).WithSummary("How the installation is.");
    }
}
