using Gapless.Contracts.Evaluations;

namespace Gapless.Web.Tests.Examples;

/// <summary>Some checks of every category, in every outcome there is.</summary>
internal static class ExampleChecks
{
    private static readonly string[] Categories =
    [
        "containers", "infrastructure", "delivery", "configuration", "data", "recovery", "identity", "security", "reliability", "observability", "api", "frontend", "quality", "governance",
    ];

    private static readonly string[] Priorities = ["critical", "high", "high", "medium", "low"];

    private static readonly (string Outcome, string? Reason)[] Outcomes =
    [
        ("pass", null), ("fail", null), ("unknown", "never"), ("pass", null), ("partial", null), ("unknown", "stale"), ("pass", null), ("notApplicable", "noDatabase"), ("unknown", "blocked"),
        ("pass", null), ("fail", null), ("unknown", "error"), ("unknown", "expired"),
    ];

    public static IReadOnlyList<CheckOutcome> All { get; } =
    [
        .. Categories.SelectMany((category, row) => Priorities.Select((priority, column) => Check(category, priority, (row * 5) + column))),
        new("tls.renewal", "security", "high", "Certificates renew without a person", "fail", null, false, "The certificate has 9 of 90 days left; renewal was due at 18."),
    ];

    private static CheckOutcome Check(string category, string priority, int number)
    {
        var (outcome, reason) = Outcomes[number % Outcomes.Length];
        return new($"{category}.example-{number}", category, priority, $"Desired state {number} of {category} holds", outcome, reason, number == 14, $"What was found for check {number}.");
    }
}
