using System.Globalization;

namespace Gapless.Web.Wording;

/// <summary>The words of pages for the words of the contract.</summary>
internal static class Phrase
{
    public static readonly string[] Priorities = ["critical", "high", "medium", "low"];

    public static readonly string[] Efforts = ["small", "medium", "large"];

    /// <summary>In the order of the catalogue.</summary>
    public static readonly string[] Categories =
    [
        "containers", "infrastructure", "delivery", "configuration", "data", "recovery", "identity", "security", "reliability", "observability", "api", "frontend", "quality", "governance",
    ];

    public static string Category(string category) => category switch
    {
        "api" => "API",
        "frontend" => "Front end",
        "" => "Other",
        _ => char.ToUpperInvariant(category[0]) + category[1..],
    };

    /// <summary>unknown, then its reason.</summary>
    public static string Outcome(string outcome, string? reason = null) => (outcome, reason) switch
    {
        ("notApplicable", _) => "not applicable",
        ("unknown", not null) => $"unknown, {Reason(reason)}",
        ("saysDone", _) => "says done",
        ("saysMissing", _) => "says missing",
        _ => outcome,
    };

    public static string Reason(string reason) => reason == "never" ? "never shown" : reason;

    /// <summary>As the stylesheet names it.</summary>
    public static string Tone(string outcome) => outcome switch
    {
        "notApplicable" => "na",
        "saysDone" or "saysMissing" => "said",
        _ => outcome,
    };

    /// <summary>The word of a decision, as alerts and titles begin.</summary>
    public static string Decision(string decision) => decision switch
    {
        "go" => "GO",
        "goWithAcceptedRisk" => "GO WITH ACCEPTED RISK",
        "noGo" => "NO-GO",
        _ => "NOT PROVEN",
    };

    public static string Standing(string standing) => standing switch
    {
        "partlyClosed" => "partly closed",
        "notProven" => "not proven",
        _ => standing,
    };

    /// <summary>The outcome whose mark a standing wears.</summary>
    public static string StandingMark(string standing) => standing switch
    {
        "closed" or "pass" => "pass",
        "partlyClosed" or "partial" => "partial",
        "open" or "fail" => "fail",
        _ => "unknown",
    };

    public static string Count(long count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateOnly on) => on.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>As attributes of a drawing take them.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.#} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000d:0.#} kB"),
        _ => Count(bytes, "byte"),
    };
}
