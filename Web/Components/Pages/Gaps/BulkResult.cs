using Gapless.Contracts;
using Gapless.Web.Failures;

namespace Gapless.Web.Components.Pages.Gaps;

/// <summary>How many gaps were changed, and which were not and why. Each is asked for by itself: one refusal keeps no other from being done.</summary>
internal sealed record BulkResult(int Done, IReadOnlyList<(Guid Gap, string Why)> Refused)
{
    public static async Task<BulkResult> OfAsync(GaplessClient client, BulkForm form, CancellationToken cancellationToken)
    {
        var done = 0;
        List<(Guid, string)> refused = [];
        foreach (var (gap, tag) in form.Read().DistinctBy(one => one.Id))
        {
            try
            {
                await DoAsync(client, form, gap, tag, cancellationToken);
                done++;
            }
            catch (ApiException refusal) when (Refusal.CanBeShown(refusal) || refusal.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                refused.Add((gap, Refusal.Of(refusal)));
            }
        }

        return new(done, refused);
    }

    private static Task DoAsync(GaplessClient client, BulkForm form, Guid gap, string tag, CancellationToken cancellationToken) => form.Act == "verify"
        ? client.VerifyGapAsync(gap, cancellationToken)
        : client.ChangeGapAsync(gap, form.Change(), tag, cancellationToken);
}
