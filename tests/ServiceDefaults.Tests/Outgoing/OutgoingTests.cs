using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.ServiceDefaults.Tests.Outgoing;

public sealed class OutgoingTests
{
    [Fact]
    public async Task FindsAServiceByName()
    {
        await using var other = await Service.StartAsync(map: app => app.MapGet("/hello", () => "hi"));
        await using var service = await Service.StartAsync(settings: ("services:other:http:0", other.Client.BaseAddress!.ToString()));

        Assert.Equal("hi", await Client(service).GetStringAsync("https+http://other/hello"));
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    [InlineData("DELETE", 1)]
    public async Task TriesAgainOnlyWhatChangesNothing(string method, int attempts)
    {
        var calls = 0;
        await using var other = await Service.StartAsync(map: app => app.Map("/flaky", () => Interlocked.Increment(ref calls) == 1 ? Results.StatusCode(503) : Results.Ok()));
        await using var service = await Service.StartAsync(settings: ("services:other:http:0", other.Client.BaseAddress!.ToString()));

        using var request = new HttpRequestMessage(new HttpMethod(method), "http://other/flaky");
        using var answer = await Client(service).SendAsync(request);

        Assert.Equal(attempts, calls);
        Assert.Equal(attempts == 2 ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task TakesAnotherInstance_WhenOneIsGone()
    {
        await using var other = await Service.StartAsync(map: app => app.MapGet("/hello", () => "hi"));
        await using var service = await Service.StartAsync(settings: [("services:other:http:0", "http://127.0.0.1:1"), ("services:other:http:1", other.Client.BaseAddress!.ToString())]);

        for (var call = 0; call < 4; call++)
        {
            Assert.Equal("hi", await Client(service).GetStringAsync("http://other/hello"));
        }
    }

    private static HttpClient Client(Service service) => service.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
}
