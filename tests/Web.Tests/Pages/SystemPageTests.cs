using System.Net;

namespace Gapless.Web.Tests.Pages;

[Collection("browser")]
public sealed class SystemPageTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task SaysTheWordAndTwoSentences()
    {
        var page = await Browser.OpenAsync("/systems/advancia");

        Assert.Equal("NO-GO", await page.InnerTextAsync(".verdict .word"));
        Assert.Matches(@"^Advancia may not launch: .+ checks? fail.* and .+ not shown\. First: certificates renew without a person\. The certificate has 9 of 90 days left; renewal was due at 18\.$", await page.InnerTextAsync(".verdict .says"));
        Assert.StartsWith("NO-GO, level E · Advancia", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("D needs: 2 checks to be met", await page.InnerTextAsync(".level p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheThreePartsOfTheBarAddUpToTheWhole()
    {
        var page = await Browser.OpenAsync("/systems/advancia");

        var parts = await page.Locator(".bar .keys dd").AllInnerTextsAsync();

        Assert.Equal(["45", "23", "32"], parts);
    }

    [Fact]
    public async Task EveryLampLeadsToItsGap()
    {
        var page = await Browser.OpenAsync("/systems/advancia");
        Assert.Equal(71, await page.Locator(".panel .cells a").CountAsync());

        await page.FollowAsync(".panel a[title^='Certificates renew']");

        Assert.EndsWith("/gaps/0198c000-0000-7000-8000-0000000000aa", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhatToDoFirst_WhenThereIsNothingToLookAt()
    {
        var page = await Browser.OpenAsync("/systems/fresh");

        Assert.Equal("NOT PROVEN", await page.InnerTextAsync(".verdict .word"));
        Assert.Equal("Add a repository or an environment", await page.InnerTextAsync(".steps .button.main"));
        Assert.Equal(0, await page.Locator(".bar").CountAsync());
    }

    [Theory]
    [InlineData("/systems/nothing-like-it", HttpStatusCode.NotFound, "There is nothing at this address")]
    [InlineData("/systems/forbidden", HttpStatusCode.Forbidden, "This is not for your role")]
    [InlineData("/systems/broken", HttpStatusCode.ServiceUnavailable, "This page is not available at the moment")]
    public async Task WhatTheApiRefusesHasItsErrorPage(string path, HttpStatusCode status, string title)
    {
        Browser.Api.Instead["GET /api/v1/systems/forbidden"] = () => Microsoft.AspNetCore.Http.Results.StatusCode(403);
        Browser.Api.Instead["GET /api/v1/systems/broken"] = () => Microsoft.AspNetCore.Http.Results.Text("broken", "application/json");
        using var client = Browser.Client();

        using var answer = await client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Contains("Reference", html, StringComparison.Ordinal);
    }
}
