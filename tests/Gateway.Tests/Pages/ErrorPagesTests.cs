using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Pages;

public sealed class ErrorPagesTests
{
    [Fact]
    public async Task ThePageShowsWhatWasAskedFor_AsText()
    {
        await using var gateway = await RunningGateway.StartAsync([], new SetClock(), RunningGateway.NoCache, ("Maintenance:Enabled", "true"));

        using var answer = await gateway.GetAsync("/%3Cscript%3Ealert(1)%3C/script%3E%7Bnonce%7D", ("Accept", "text/html"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("<dd>/&lt;script&gt;alert(1)&lt;/script&gt;{nonce}</dd>", page, StringComparison.Ordinal);
        Assert.Contains("5<i>-</i>3", page, StringComparison.Ordinal);
        Assert.Contains("21 Nov 2026, 12:00:10 UTC", page, StringComparison.Ordinal);
        Assert.Contains("href=\"\">Try again", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NothingIsSentAgain_ThatChangesThings()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("Maintenance:Enabled", "true"));

        using var answer = await gateway.SendAsync(HttpMethod.Post, "/account/sign-in", ("Accept", "text/html"));

        Assert.DoesNotContain("Try again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
