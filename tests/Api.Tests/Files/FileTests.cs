using System.Net;
using System.Net.Http.Json;
using System.Text;
using Gapless.Contracts.Gaps;

namespace Gapless.Api.Tests.Files;

[Collection("stores")]
public sealed class FileTests(ApiStores stores)
{
    [Theory]
    [InlineData("%PDF-1.7", "application/pdf")]
    [InlineData("GIF89a", "image/gif")]
    [InlineData("PK\u0003\u0004", "application/zip")]
    [InlineData("PKI is in place.", "text/plain")]
    [InlineData("Die Prüfung ist bestanden.", "text/plain")]
    [InlineData("a < b, and b > c", "text/plain")]
    [InlineData("<testsuites/>", "text/plain")]
    public async Task TheTypeIsToldByTheBytes_NotByTheName(string text, string type)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");

        using var added = await shop.AddFileAsync(gap.Id, "?name=proof.html", text);
        var file = (await added.Content.ReadFromJsonAsync<EvidenceFileEntry>())!;
        var detail = await shop.Caller.GetAsync<GapDetail>($"/api/v1/gaps/{gap.Id}");

        Assert.Equal((HttpStatusCode.Created, type, (long)Encoding.UTF8.GetByteCount(text)), (added.StatusCode, file.ContentType, file.Size));
        Assert.Equal((file.Id, file.Digest), (Assert.Single(detail.Files).Id, detail.Files[0].Digest));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>Hello")]
    [InlineData("\n  <HTML><body onload=alert(1)>")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("Proof:\n<script>alert(1)</script>")]
    [InlineData("MZ\u0000\u0001")]
    public async Task WhatCouldRunIsRefused(string text)
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");

        using var refused = await shop.AddFileAsync(gap.Id, "?name=proof.txt", text);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Empty((await shop.Caller.GetAsync<GapDetail>($"/api/v1/gaps/{gap.Id}")).Files);
    }

    [Theory]
    [InlineData("?name=a.txt", 0, HttpStatusCode.BadRequest)]
    [InlineData("?name=a.txt", 2049, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("?name=a.txt", 2048, HttpStatusCode.Created)]
    [InlineData("", 10, HttpStatusCode.BadRequest)]
    [InlineData("?name=..%2Fa.txt", 10, HttpStatusCode.BadRequest)]
    public async Task HasALimitAndAName(string query, int length, HttpStatusCode expected)
    {
        await using var api = await stores.StartAsync(("Uploads:FileBytes", "2048"));
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");

        using var response = await shop.AddFileAsync(gap.Id, query, new string('a', length));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task IsADownload_NeverShownNorKept_AndOnlyForItsOrganization()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");
        using var added = await shop.AddFileAsync(gap.Id, "?name=proof.txt", "It runs as 1654.");
        var stranger = await api.CallerAsync();

        using var file = await shop.Http.GetAsync(added.Headers.Location);
        using var foreign = await stranger.Http.GetAsync(added.Headers.Location);
        using var adding = await (shop with { Caller = stranger }).AddFileAsync(gap.Id, "?name=proof.txt", "It runs as 1654.");

        Assert.Equal("It runs as 1654.", await file.Content.ReadAsStringAsync());
        Assert.Equal(("attachment", "proof.txt"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(file.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, adding.StatusCode));
    }
}
