using Gapless.Contracts;
using Gapless.Contracts.Gaps;

namespace Gapless.Benchmarks.Years;

/// <summary>Every page and every list behind pages, of a system among many; the long lists at their beginning and far down.</summary>
internal sealed class Addresses
{
    private const string Slug = "system-25";
    private const int FarDown = 30;

    public required IReadOnlyList<string> Pages { get; init; }

    public required IReadOnlyList<string> Api { get; init; }

    public static async Task<Addresses> FindAsync(HttpClient http)
    {
        var client = new GaplessClient(http);
        var gaps = await client.ListGapsAsync(Slug, new GapFilter("all"), CancellationToken.None);
        var (gap, document) = (gaps.Items[0].Id, (await client.ListDocumentsAsync(Slug, null, CancellationToken.None)).Items[0].Id);
        var scans = await WalkAsync(after => client.ListScansAsync(Slug, after, CancellationToken.None));
        var changes = await WalkAsync(after => client.GetChangesAsync(Slug, after, 50, CancellationToken.None));
        var (newest, oldest) = ((await client.ListScansAsync(Slug, null, CancellationToken.None)).Items[0].Id, (await client.ListScansAsync(Slug, scans, CancellationToken.None)).Items[^1].Id);
        return new()
        {
            Pages =
            [
                "/", $"/systems/{Slug}", $"/systems/{Slug}/gaps", $"/systems/{Slug}/gaps?state=all&after={gaps.Next}", $"/systems/{Slug}/gaps?text=service&priority=high", $"/gaps/{gap}",
                $"/systems/{Slug}/scans", $"/systems/{Slug}/scans?after={scans}", $"/scans/{newest}", $"/scans/{oldest}", $"/systems/{Slug}/documents", $"/documents/{document}",
                $"/systems/{Slug}/environments", "/gapless", "/status", "/account", "/systems/new",
            ],
            Api =
            [
                "systems", "systems?limit=20", $"systems/{Slug}", $"systems/{Slug}/trend?days=365", $"systems/{Slug}/changes", $"systems/{Slug}/changes?after={changes}", $"systems/{Slug}/plan",
                $"systems/{Slug}/gaps", $"systems/{Slug}/gaps?state=all&limit=200", $"systems/{Slug}/gaps?state=all&after={gaps.Next}", $"systems/{Slug}/gaps?text=service&priority=high", $"gaps/{gap}",
                $"systems/{Slug}/scans", $"systems/{Slug}/scans?after={scans}", $"scans/{newest}", $"scans/{oldest}", $"systems/{Slug}/documents", $"documents/{document}",
                "self-assessment", "status", "me", "sessions",
            ],
        };
    }

    /// <summary>Where the page that is far down begins, or the last one.</summary>
    private static async Task<string?> WalkAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        string? after = null;
        for (var page = 0; page < FarDown && (await read(after)).Next is { } next; page++)
        {
            after = next;
        }

        return after;
    }
}
