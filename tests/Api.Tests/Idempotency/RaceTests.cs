using System.Net;
using System.Net.Http.Json;
using Gapless.Contracts.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Idempotency;

[Collection("stores")]
public sealed class RaceTests(ApiStores stores)
{
    private const int Callers = 20;

    [Theory]
    [InlineData("one")]
    [InlineData(null)]
    public async Task TwentyAtOnceMakeOne(string? key)
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        if (key is not null)
        {
            caller.Http.DefaultRequestHeaders.Add("Idempotency-Key", key);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => caller.PostAsync("/api/v1/systems", new NewSystem("Shop"))));

        HttpStatusCode[] expected = key is null
            ? [HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.BadRequest]
            : [HttpStatusCode.Created, HttpStatusCode.Conflict];
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, expected));
        var created = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        var ids = await Task.WhenAll(created.Select(async answer => (await answer.Content.ReadFromJsonAsync<SystemEntry>())!.Id));
        Assert.Single(ids.Distinct());
        Assert.True(key is not null || ids.Length == 1);
        await using var database = api.As(caller.Organization);
        Assert.Equal(1, await database.Systems.CountAsync());
        Assert.Equal(1, await database.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task TheSameKeyOfAnotherCallerIsAnother()
    {
        await using var api = await stores.StartAsync();
        var first = await api.CallerAsync();
        var second = await api.CallerAsync(organization: first.Organization);
        first.Http.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        second.Http.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        using var shop = await first.PostAsync("/api/v1/systems", new NewSystem("Shop"));
        using var other = await second.PostAsync("/api/v1/systems", new NewSystem("Other"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (shop.StatusCode, other.StatusCode));
    }
}
