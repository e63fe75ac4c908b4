using System.Collections.Frozen;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Wire;

/// <summary>The words of the JSON contract for the values of the domain.</summary>
public static class Words
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Partial => "partial",
        Outcome.Fail => "fail",
        Outcome.NotApplicable => "notApplicable",
        _ => "unknown",
    };

    public static string Of(Method method) => method switch
    {
        Method.Repository => "repo",
        Method.Live => "live",
        Method.Heartbeat => "heartbeat",
        _ => "attest",
    };

    public static string Of(Decision decision) => decision switch
    {
        Decision.Go => "go",
        Decision.GoWithAcceptedRisk => "goWithAcceptedRisk",
        Decision.NotProven => "notProven",
        _ => "noGo",
    };

    public static string Of(Level level) => level == Level.Undetermined ? "?" : level.ToString();

    /// <summary>Values whose word is their own name in camel case, and those above wherever their type is not known.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value switch
        {
            Outcome outcome => Of(outcome),
            Method method => Of(method),
            Decision decision => Of(decision),
            Level level => Of(level),
            _ => CamelCase(value.ToString()),
        };

    /// <summary>The value that a word stands for; null when it stands for none.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum => word is not null && ByWord<T>.Values.TryGetValue(word, out var value) ? value : null;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static class ByWord<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> Values = Enum.GetValues<T>().ToFrozenDictionary(value => Of(value), StringComparer.Ordinal);
    }
}
