using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gapless.ServiceDefaults.Health;

/// <summary>What <c>/ready</c> tells other services: which dependency answers and how fast. Never an error's text, which may hold a password.</summary>
public sealed record HealthReply(string Status, IReadOnlyList<HealthReplyPart> Checks)
{
    public static HealthReply Of(HealthReport report) => new(
        report.Status.ToString(),
        [.. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new HealthReplyPart(entry.Key, entry.Value.Status.ToString(), (long)entry.Value.Duration.TotalMilliseconds))]);
}
