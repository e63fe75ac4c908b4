using System.Diagnostics;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks;

/// <summary>Bodies are foreign and up to 512 KiB long: no pattern may take more than a moment over one.</summary>
public sealed class LiveChecksOnLargeTargetsTests
{
    private const int Longest = 512 * 1024;
    private const int Times = 8;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

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
    public void NoCheckTakesMuchLonger_ThanTheBodyIsLonger(string part)
    {
        var (large, small) = (Showing(part, Longest), Showing(part, Longest / Times));
        foreach (var check in CheckCatalog.All.Where(check => check.Info.Methods.Contains(Method.Live)))
        {
            var took = Took(check, large);
            if (took > Moment)
            {
                // What is quadratic takes 64 times as long; a machine that has other things to do is asked again.
                var (longer, shorter) = (Best(check, large), Best(check, small));
                Assert.True(longer <= Moment + (shorter * Times * 3), $"{check} took {longer}, and {shorter} for an eighth of the body");
            }
        }
    }

    private static TargetFacts Showing(string part, int length)
    {
        var body = string.Concat(Enumerable.Repeat(part, length / part.Length));
        var good = Healthy.Targets.Healthy;
        var home = good.Home with { Text = body, Bytes = body.Length };
        var requests = CheckCatalog.All.SelectMany(check => check.Requests).Distinct().ToList();
        return (good with { Home = home, Missing = good.Missing with { Text = body, Status = 500 } })
            .Answering([.. requests.Take(3).Select(request => Healthy.Targets.Html(request, 200, body))]);
    }

    private static TimeSpan Best(Check check, TargetFacts target) => Enumerable.Range(0, 3).Min(_ => Took(check, target));

    private static TimeSpan Took(Check check, TargetFacts target)
    {
        var began = Stopwatch.GetTimestamp();
        _ = check.Live(target).ToList();
        return Stopwatch.GetElapsedTime(began);
    }
}
