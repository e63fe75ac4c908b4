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

    /// <summary>Values whose word is their own name in camel case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
