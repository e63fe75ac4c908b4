using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Gapless.Contracts;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Scans;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Plans;

/// <summary>No page takes longer because time has passed: what it shows is found by an index.</summary>
[Collection("stores")]
public sealed partial class PlanTests(ApiStores stores)
{
    // Never ends; of the account alone; or has no database behind it.
    private static readonly string[] Elsewhere = ["/events", "/me", "/sessions", "/status"];

    [Fact]
    public async Task EveryReadFindsItsRowsByAnIndex()
    {
        var crowd = await stores.CrowdAsync();

        var paths = await PathsAsync(crowd.Shop);

        List<string> faults = [];
        foreach (var path in paths)
        {
            faults.AddRange(await crowd.FaultsAsync(path));
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        var unseen = Reads(crowd.Shop.Api).Where(read => !paths.Exists(path => Regex.IsMatch(path, read, RegexOptions.NonBacktracking))).ToList();
        Assert.True(unseen.Count == 0, "Not looked at: " + string.Join(", ", unseen));
    }

    [Fact]
    public async Task TellsWhenAnIndexIsMissing()
    {
        var crowd = await stores.CrowdAsync();
        var document = (await crowd.Shop.Caller.GetAsync<Page<DocumentEntry>>("/api/v1/systems/system-5/documents")).Items[0].Id;
        (string Index, string Path)[] needed =
        [
            ("ix_scans_organization_id_system_id_id", "/systems/system-5/scans"),
            ("ix_gap_changes_organization_id_system_id_id", "/systems/system-5/changes"),
            ("ix_evaluations_organization_id_system_id_at", "/systems/system-5/trend"),
            ("ix_statements_organization_id_document_id_position", $"/documents/{document}"),
        ];
        foreach (var (index, path) in needed)
        {
            Assert.Empty(await crowd.FaultsAsync(path));

            var faults = await crowd.WithoutAsync(index, () => crowd.FaultsAsync(path));

            Assert.True(faults.Count > 0, $"{path} does without {index}");
        }
    }

    private static async Task<List<string>> PathsAsync(Watched shop)
    {
        const string Slug = "/systems/system-5";
        var gap = (await shop.Caller.GetAsync<Page<GapEntry>>("/api/v1" + Slug + "/gaps")).Items[0].Id;
        var document = (await shop.Caller.GetAsync<Page<DocumentEntry>>("/api/v1" + Slug + "/documents")).Items[0].Id;
        var scans = await shop.Caller.GetAsync<Page<ScanEntry>>("/api/v1" + Slug + "/scans");
        await using var database = shop.Database();
        var job = await database.Jobs.Select(one => one.Id).FirstAsync();
        using var added = await shop.AddFileAsync(gap, "?name=proof.txt", "It is there.");
        var file = (await added.Content.ReadFromJsonAsync<EvidenceFileEntry>())!.Id;
        string[] lists = [$"/gaps/{gap}/history?limit=3", Slug + "/gaps?state=all", Slug + "/changes", Slug + "/scans", "/systems?limit=20"];
        List<string> paths =
        [
            "/systems", Slug, Slug + "/plan", Slug + "/trend", Slug + "/documents", Slug + "/gaps?text=there&priority=high&outcome=fail&category=security", $"/gaps/{gap}", $"/documents/{document}",
            $"/scans/{scans.Items[0].Id}", $"/scans/{scans.Items[^1].Id}", $"/operations/{job}", $"/files/{file}", "/members", "/self-assessment",
        ];
        foreach (var list in lists)
        {
            var next = (await shop.Caller.GetAsync<Page<object>>("/api/v1" + list)).Next;
            paths.AddRange([list, $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={next}"]);
        }

        return paths;
    }

    /// <summary>Every route that reads, as a pattern for addresses.</summary>
    private static IEnumerable<string> Reads(TestApi api) =>
        from endpoint in api.Endpoints.OfType<RouteEndpoint>()
        let route = endpoint.RoutePattern.RawText!
        where route.StartsWith("/api/v1", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["GET"]
        let path = route["/api/v1".Length..].TrimEnd('/')
        where !Elsewhere.Contains(path)
        select $"^{Hole().Replace(path, "[^/?]+")}(\\?|$)";

    [GeneratedRegex("{[^}]*}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
