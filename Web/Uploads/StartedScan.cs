using Gapless.Contracts;
using Gapless.Contracts.Operations;

namespace Gapless.Web.Uploads;

/// <summary>The page of a scan that was just begun.</summary>
internal static class StartedScan
{
    public static async Task<string> AddressAsync(GaplessClient client, string slug, OperationsStarted started, CancellationToken cancellationToken)
    {
        var scans = await client.ListScansAsync(slug, null, cancellationToken);
        return scans.Items.FirstOrDefault(scan => scan.OperationId is { } operation && started.Operations.Contains(operation)) is { } scan
            ? $"/scans/{scan.Id}"
            : $"/systems/{Uri.EscapeDataString(slug)}/scans";
    }
}
