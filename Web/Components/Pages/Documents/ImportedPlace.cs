using Gapless.Contracts;
using Gapless.Contracts.Operations;

namespace Gapless.Web.Components.Pages.Documents;

/// <summary>The page of a document that was just imported: most are read within a second, so that is waited for.</summary>
internal static class ImportedPlace
{
    private const int Looks = 8;
    private const string Prefix = "/api/v1/documents/";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<string> AddressAsync(GaplessClient client, string slug, OperationsStarted started, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var look = 0; look < Looks && started.Operations is [var id, ..]; look++)
        {
            var operation = await client.GetOperationAsync(id, cancellationToken);
            if (operation is { State: "succeeded", Result: { } result } && result.StartsWith(Prefix, StringComparison.Ordinal))
            {
                return "/documents/" + result[Prefix.Length..];
            }

            if (operation.State is "dead" or "cancelled")
            {
                break;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return $"/systems/{Uri.EscapeDataString(slug)}/documents?done=import";
    }
}
