using System.Diagnostics;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks;

/// <summary>Bodies are foreign and up to 512 KiB long: no pattern may take more than a moment over one.</summary>
public sealed class LiveChecksOnLargeTargetsTests
{
    [Theory]
    [InlineData("at a.b(c) in ")]
    [InlineData("/home/a")]
    [InlineData("<meta http-equiv=\"Content-Security-Policy\" content=\"")]
    [InlineData("<meta ")]
    [InlineData("Warning: ")]
    [InlineData("at /")]
    [InlineData("{")]
    [InlineData("{path=")]
    [InlineData("\"a\":{")]
    [InlineData("<title>")]
    [InlineData("A=1\n")]
    [InlineData("at aaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void EveryCheckIsQuick(string part)
    {
        var body = string.Concat(Enumerable.Repeat(part, 512 * 1024 / part.Length));
        var good = Healthy.Targets.Healthy;
        var home = good.Home with { Text = body, Bytes = body.Length };
        var requests = CheckCatalog.All.SelectMany(check => check.Requests).Distinct().ToList();
        var target = (good with { Home = home, Missing = good.Missing with { Text = body, Status = 500 } })
            .Answering([.. requests.Take(3).Select(request => Healthy.Targets.Html(request, 200, body))]);

        foreach (var check in CheckCatalog.All.Where(check => check.Info.Methods.Contains(Method.Live)))
        {
            var watch = Stopwatch.StartNew();
            _ = check.Live(target).ToList();
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{check} took {watch.Elapsed}");
        }
    }
}
