using Gapless.Contracts.Evaluations;
using Gapless.Contracts.SelfAssessment;

namespace Gapless.Web.Tests.Examples;

/// <summary>Known gaps in each of the states.</summary>
internal static class ExampleSelfAssessment
{
    public static SelfAssessmentReport Report { get; } = new(1, 1, 1, 3,
    [
        new("S0.1", "Application deployment configuration", "A container image for every service.", "proved", [Check("container.dockerfile", "pass")], []),
        new("S0.4", "TLS certificates", "HTTPS locally and in the cloud.", "declared", [Check("tls.redirect", "pass")], []),
        new("S1.10", "Monitoring", "Dashboards as code.", "open", [Check("metric.collected", "unknown", "never")], ["alert.routed"]),
        new("S2.17", "Offline support", "A service worker.", "open", [Check("pwa.offline", "fail")], []),
        new("S3.16", "Multi-region", "Active-passive described.", "needsAPerson", [Check("dr.region", "unknown", "never")], []),
        new("S4.1", "Environment separation", "Dev, staging, prod.", "open", [Check("config.environments", "partial")], []),
    ], new DateTimeOffset(2026, 11, 13, 5, 16, 0, TimeSpan.Zero));

    private static CheckOutcome Check(string id, string outcome, string? reason = null) => new(id, "security", "high", "It is so", outcome, reason, Waived: false, "That is what was found.", "repo");
}
