using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks.Frontend;

/// <summary>The good target with another home page, and with answers to what a check asks about it.</summary>
internal static class Pages
{
    public static TargetFacts With(string html) => Healthy.Targets.Healthy.WithHome(home => home with { Text = html, Bytes = html.Length });

    /// <summary>Every file that the check follows up on answers what the function says.</summary>
    public static TargetFacts Answered(Check check, string html, Func<ProbeRequest, Answer> answer)
    {
        var target = With(html);
        return target.Answering([.. check.FollowUps(target).Distinct().Select(answer)]);
    }
}
