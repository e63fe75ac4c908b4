namespace Gapless.Readiness.Targets;

/// <summary>Where health endpoints lie, and which of those paths are one.</summary>
public static class HealthCandidates
{
    private const int SizeLimit = 64 * 1024;

    // Frameworks send a bare "OK" as HTML; a page that says "up" somewhere is no health answer.
    private const int PageLimit = 512;

    public static ImmutableArray<ProbeRequest> Requests { get; } =
    [
        .. ((string[])
        [
            "/health", "/healthz", "/health/live", "/health/ready", "/livez", "/readyz", "/live", "/ready", "/alive", "/api/health", "/api/v1/health",
            "/actuator/health", "/q/health", "/up", "/status", "/ping", "/_health", "/-/healthy",
        ]).Select(ProbeRequest.Get),
    ];

    /// <summary>The owner's path first, then the usual ones that exist, in order.</summary>
    public static IEnumerable<Answer> Found(TargetFacts target) => All(target).Where(answer => IsHealth(target, answer));

    /// <summary>Every candidate's answer, the owner's path first.</summary>
    public static IEnumerable<Answer> All(TargetFacts target) =>
        (target.Declared.HealthPath is { } path ? new[] { ProbeRequest.Get(path) } : []).Concat(Requests).Distinct().Select(target.Answer);

    /// <summary>200, or 503 that says so in a health body; no page for what does not exist, nothing large.</summary>
    public static bool IsHealth(TargetFacts target, Answer answer)
    {
        if (answer.Bytes > SizeLimit || answer.IsTruncated || target.IsSoftMissing(answer))
        {
            return false;
        }

        return answer.Status switch
        {
            200 when answer.IsHtml => answer.Bytes <= PageLimit && (SaysHealth(answer.Text) || answer.Request.Path is "/up"),
            200 => answer.IsJson || answer.MediaType is "text/plain" or "",
            503 => (answer.IsJson || answer.MediaType is "text/plain") && SaysHealth(answer.Text),
            _ => false,
        };
    }

    /// <summary>The body says that something is wrong.</summary>
    public static bool SaysUnhealthy(Answer answer) => Words(answer.Text).Any(word => word is "down" or "unhealthy" or "degraded" or "fail" or "out_of_service");

    /// <summary>An orchestrator's question whether the process turns.</summary>
    public static bool IsLiveness(Answer answer) => answer.Request.Path is "/health/live" or "/livez" or "/live" or "/alive" or "/ping" or "/up" or "/-/healthy";

    /// <summary>A load balancer's question whether it can take traffic.</summary>
    public static bool IsReadiness(Answer answer) => answer.Request.Path is "/health/ready" or "/readyz" or "/ready";

    private static bool SaysHealth(string text) =>
        Words(text).Any(word => word is "healthy" or "unhealthy" or "degraded" or "up" or "down" or "ok" or "pass" or "fail" or "alive" or "ready" or "status");

    private static string[] Words(string text) =>
        (text.Length <= 4096 ? text : text[..4096]).ToLowerInvariant().Split([' ', '"', ':', ',', '{', '}', '<', '>', '\n', '\r', '\t', '.', '!', '='], StringSplitOptions.RemoveEmptyEntries);
}
