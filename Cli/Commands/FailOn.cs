using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Cli.Commands;

/// <summary>Reads <c>--fail-on</c>: a priority, and what else fails a run, with commas between.</summary>
internal static class FailOn
{
    public static GateRule Parse(string text)
    {
        var rule = GateRule.None;
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            rule = word switch
            {
                "none" => rule,
                "critical" or "high" or "medium" or "low" => rule with { Threshold = Lower(rule.Threshold, Enum.Parse<Priority>(word, ignoreCase: true)) },
                "new" => rule with { OnNew = true },
                "regressed" => rule with { OnRegressed = true },
                "stale" => rule with { OnStale = true },
                _ => throw CommandException.BadUsage($"--fail-on '{word}' is not known; use critical, high, medium, low or none, and new, regressed or stale."),
            };
        }

        return rule;
    }

    private static Priority Lower(Priority? one, Priority other) => one is { } known && known < other ? known : other;
}
