using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>From nothing to a verdict with proof, as somebody who has just started Gapless goes, in a real browser.</summary>
[Collection("whole system")]
public sealed partial class JourneyTests(RunningSystem system)
{
    private const string Email = "ines@example.com";
    private const string Password = "copper lantern 47 drifts";

    [Fact]
    public async Task AStrangerHasAVerdictWithProof_AndAlsoSeesGaplessJudgedByItself()
    {
        await using var target = await LocalTarget.StartAsync();
        var link = await system.OwnerLinkAsync();
        await using var reader = await Reader.OpenAsync(link);

        try
        {
            await GoesAsync(reader, target, link);
        }
        catch (TimeoutException stuck)
        {
            Assert.Fail($"{stuck.Message}\n{await reader.WhereAsync()}");
        }

        Assert.Empty(reader.Complaints);
    }

    private async Task GoesAsync(Reader reader, LocalTarget target, Uri link)
    {
        await MakesTheOwnerAsync(reader);
        await reader.FollowAsync("Gapless");
        await AddsASystemAsync(reader);
        await UploadsAnArchiveAsync(reader);
        await PastesAsync(reader, "analysis.md", SmallShop.Analysis);
        Assert.Contains("85% production-ready", await reader.Page.InnerTextAsync(".claim"), StringComparison.Ordinal);
        if (SmallShop.RealAnalysis() is { } real)
        {
            await PastesAsync(reader, "real.md", real);
        }

        await ProbesAsync(reader, target);
        await ReadsTheVerdictAsync(reader);
        await EveryFailureHasProofAsync(reader);
        await SeesGaplessJudgedAsync(reader);
        await SignsOutAsync(reader, link);
    }

    private static async Task MakesTheOwnerAsync(Reader reader)
    {
        await reader.ReadsAsync("Make your account");
        await reader.TypeAsync("Name", "Ines Duarte");
        await reader.TypeAsync("E-mail", Email);
        await reader.TypeAsync("Password", Password);
        await reader.EnterAsync();
        await reader.ReadsAsync("Portfolio");
        Assert.Equal("Ines Duarte", await reader.Page.InnerTextAsync("#menu a[href='/account']"));
    }

    private static async Task AddsASystemAsync(Reader reader)
    {
        await reader.ComesToAsync("/systems/gapless");
        await reader.FollowAsync("Portfolio");
        await reader.FollowAsync("Add a system");
        await reader.TypeAsync("Name", "Shop");
        await reader.EnterAsync();
        await reader.ComesToAsync("/systems/shop");
        Assert.Equal("NOT PROVEN", (await reader.Page.InnerTextAsync(".verdict .word")).ToUpperInvariant());
    }

    private static async Task UploadsAnArchiveAsync(Reader reader)
    {
        await reader.FollowAsync("Add a repository or an environment");
        var form = reader.Page.Locator("form").Filter(new() { HasText = "Add the repository" });
        await form.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("shop");
        await form.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("archive");
        await reader.PressAsync("Add the repository");
        await reader.Page.GetByLabel("Archive of shop").SetInputFilesAsync(new FilePayload { Name = "shop.tar.gz", MimeType = "application/gzip", Buffer = SmallShop.Archive() });
        await reader.PressAsync("Upload and scan");
        await reader.Page.WaitForURLAsync(ScanPage());
        await reader.ReadsAsync("Findings"); // the page shows the end by itself
        Assert.Contains("5, ", await reader.Page.InnerTextAsync(".block"), StringComparison.Ordinal);
    }

    private static async Task PastesAsync(Reader reader, string name, string text)
    {
        await reader.FollowAsync("Documents");
        await reader.TypeAsync("Name", name);
        await reader.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(text);
        await reader.PressAsync("Preview");
        await reader.ReadsAsync("Preview");
        await reader.PressAsync("Import");
        await reader.Page.WaitForURLAsync(DocumentPage());
        if (reader.Page.Url.EndsWith("done=import", StringComparison.Ordinal))
        {
            var row = reader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
            while (await row.CountAsync() == 0)
            {
                await reader.Page.ReloadAsync();
            }

            await row.GetByRole(AriaRole.Link).ClickAsync();
        }

        await reader.ReadsAsync("Claims against proof");
    }

    /// <summary>The page of the scan goes on by itself while the target answers: no reload, and then it shows the end.</summary>
    private static async Task ProbesAsync(Reader reader, LocalTarget target)
    {
        await reader.FollowAsync("Environments");
        var form = reader.Page.Locator("form").Filter(new() { HasText = "Add the environment" });
        await form.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("prod");
        await form.GetByLabel("Base URL", new() { Exact = true }).PressSequentiallyAsync(target.Address.AbsoluteUri);
        await form.GetByLabel("This is production").CheckAsync();
        await reader.EnterAsync();
        reader.Seen.Clear();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Probe now: prod" }).ClickAsync();
        await reader.Page.WaitForURLAsync(ScanPage());
        target.Release();
        await reader.ReadsAsync("Findings");

        var loads = reader.Seen.GroupBy(one => one.Load, one => one.State).Select(load => load.Distinct().ToList()).ToList();
        Assert.True(loads.Exists(states => states.Count >= 2), "Seen: " + string.Join("; ", loads.Select(states => string.Join(" → ", states))));
    }

    private static async Task ReadsTheVerdictAsync(Reader reader)
    {
        await reader.FollowAsync("Show the result");
        await reader.ComesToAsync("/systems/shop");
        Assert.Equal("NO-GO", (await reader.Page.InnerTextAsync(".verdict .word")).ToUpperInvariant());
        await reader.Page.Locator("#blockers th a").First.ClickAsync();
        await reader.ReadsAsync("Evidence");

        await reader.FollowAsync("Gaps");
        await reader.Page.Locator("#text-a").ClickAsync();
        await reader.Page.Locator("#text-a").PressSequentiallyAsync("container.nonroot");
        await reader.EnterAsync();
        await reader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "container.nonroot" }).GetByRole(AriaRole.Link).ClickAsync();
        Assert.Contains("Dockerfile", await reader.Page.Locator("figure.evidence").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task EveryFailureHasProofAsync(Reader reader)
    {
        using var failures = await AskAsync(reader, "/api/v1/systems/shop/gaps?outcome=fail&limit=200");
        var ids = failures.RootElement.GetProperty("items").EnumerateArray().Select(gap => gap.GetProperty("id").GetGuid()).ToList();
        Assert.True(ids.Count >= 5, $"only {ids.Count} failures");
        foreach (var id in ids)
        {
            using var gap = await AskAsync(reader, $"/api/v1/gaps/{id}");
            var evidence = gap.RootElement.GetProperty("evidence").EnumerateArray().ToList();
            Assert.Contains(evidence, record => record.GetProperty("outcome").GetString() == "fail" && record.GetProperty("summary").GetString() is { Length: > 0 } && record.GetProperty("items").GetArrayLength() > 0);
        }
    }

    /// <summary>The installation has scanned its own checkout and probed its own door.</summary>
    private async Task SeesGaplessJudgedAsync(Reader reader)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                using var gapless = await AskAsync(reader, "/api/v1/systems/gapless");
                return gapless.RootElement.GetRawText().Contains("\"outcome\":\"pass\"", StringComparison.Ordinal);
            },
            system.Limit);
        await reader.FollowAsync("Gapless on Gapless", "#menu");
        await reader.ComesToAsync("/gapless");
        Assert.True(await reader.Page.Locator("tbody tr").CountAsync() >= 70);
    }

    private static async Task SignsOutAsync(Reader reader, Uri link)
    {
        await reader.PressAsync("Sign out");
        await reader.ReadsAsync("Sign in");
        await reader.Page.GotoAsync("/systems/shop");
        Assert.EndsWith("/signin?return=%2Fsystems%2Fshop", reader.Page.Url, StringComparison.Ordinal);

        await reader.Page.GotoAsync(link.PathAndQuery);
        await reader.TypeAsync("Name", "Other");
        await reader.TypeAsync("E-mail", "other@example.com");
        await reader.TypeAsync("Password", Password);
        await reader.EnterAsync();
        await reader.ReadsAsync("This link does not work");

        await reader.Page.GotoAsync("/signin?return=%2Faccount");
        await reader.TypeAsync("E-mail", Email);
        await reader.TypeAsync("Password", Password);
        await reader.EnterAsync();
        await reader.ComesToAsync("/account");
        Assert.Contains(Email, await reader.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        using var caller = await AskAsync(reader, "/api/v1/me");
        Assert.Equal("owner", caller.RootElement.GetProperty("role").GetString());
    }

    private static async Task<JsonDocument> AskAsync(Reader reader, string path)
    {
        var answer = await reader.Page.APIRequest.GetAsync(path);
        Assert.Equal((int)HttpStatusCode.OK, answer.Status);
        return JsonDocument.Parse(await answer.TextAsync());
    }

    [GeneratedRegex("/scans/[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex ScanPage();

    [GeneratedRegex("/documents(/[0-9a-f-]{36}|[?]done=import)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentPage();
}
