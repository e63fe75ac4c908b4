using Gapless.Contracts.Evaluations;

namespace Gapless.Web.Wording;

/// <summary>The two sentences below the word: what decides, and the first thing to look at.</summary>
internal static class VerdictText
{
    private static readonly (string Outcome, string One, string Many)[] Ways = [("fail", "fails", "fail"), ("partial", "is half met", "are half met"), ("unknown", "is not shown", "are not shown")];

    public static string Of(string system, SystemReadiness? readiness)
    {
        if (readiness is null)
        {
            return $"Nothing has been shown about {system} yet. Give Gapless something to read; the first verdict takes minutes.";
        }

        return $"{First(system, readiness)} {Second(readiness)}";
    }

    private static string First(string system, SystemReadiness readiness) => readiness.Decision switch
    {
        "go" => $"{system} may launch: no critical or high check stands in its way.",
        "goWithAcceptedRisk" => $"{system} may launch: what stands in its way is waived.",
        "noGo" => $"{system} may not launch: {Join(Blocking(readiness))}.",
        _ => $"Nobody has shown that {system} may launch: {Join(Blocking(readiness))}.",
    };

    private static string Second(SystemReadiness readiness)
    {
        if (readiness.Blockers is [var first, ..])
        {
            return $"First: {Lower(first.Title)}. {Ended(first.Summary)}".Trim();
        }

        var counts = readiness.Counts;
        return $"{counts.Pass} of {Phrase.Count(counts.Pass + counts.Partial + counts.Fail + counts.Unknown, "check")} that apply pass.";
    }

    private static IEnumerable<string> Blocking(SystemReadiness readiness)
    {
        foreach (var (outcome, one, many) in Ways)
        {
            var blockers = readiness.Blockers.Where(blocker => blocker.Outcome == outcome).ToList();
            if (blockers.Count > 0)
            {
                yield return $"{Priorities(blockers)} {(blockers.Count == 1 ? "check" : "checks")} {(blockers.Count == 1 ? one : many)}";
            }
        }
    }

    private static string Priorities(List<Blocker> blockers) =>
        Join(Phrase.Priorities.Select(priority => (priority, Count: blockers.Count(blocker => blocker.Priority == priority))).Where(one => one.Count > 0).Select(one => $"{one.Count} {one.priority}"));

    private static string Join(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count switch
        {
            0 => "it has blockers",
            1 => all[0],
            _ => string.Join(", ", all[..^1]) + " and " + all[^1],
        };
    }

    private static string Lower(string title) => title.Length > 1 && (char.IsLower(title[1]) || title[1] == ' ') ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    private static string Ended(string summary) => summary.Length == 0 || summary[^1] is '.' or '!' or '?' ? summary : summary + ".";
}
