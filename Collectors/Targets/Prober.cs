using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Looks at a running target as a polite stranger: bounded, identified, and only where the address policy lets it.</summary>
public static class Prober
{
    /// <summary>Makes the requests of all these checks once, then those that follow from the answers.</summary>
    public static Task<TargetFacts> ProbeAsync(
        Uri baseUrl, ProbeOptions options, ImmutableArray<Check> checks, IProgress<ProbeProgress>? progress, CancellationToken cancellationToken) =>
        ProbeAsync(
            baseUrl, options, [.. checks.SelectMany(check => check.Requests)], target => checks.SelectMany(check => check.FollowUps(target)), progress, cancellationToken);

    /// <summary>Makes the control requests and these.</summary>
    public static Task<TargetFacts> ProbeAsync(
        Uri baseUrl, ProbeOptions options, ImmutableArray<ProbeRequest> requests, IProgress<ProbeProgress>? progress, CancellationToken cancellationToken) =>
        ProbeAsync(baseUrl, options, requests, _ => [], progress, cancellationToken);

    private static async Task<TargetFacts> ProbeAsync(
        Uri baseUrl, ProbeOptions options, ImmutableArray<ProbeRequest> requests, Func<TargetFacts, IEnumerable<ProbeRequest>> followUps,
        IProgress<ProbeProgress>? progress, CancellationToken cancellationToken)
    {
        using var run = new ProbeRun(Root(baseUrl), options, progress, cancellationToken);
        return await run.ProbeAsync(requests, followUps);
    }

    // Credentials, query and fragment are no part of a target.
    private static Uri Root(Uri url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https", Host.Length: > 0 } && WebAddress.HasName(url)
        ? new UriBuilder(url) { UserName = "", Password = "", Query = "", Fragment = "" }.Uri
        : throw new ArgumentException("A target is an absolute http or https address.", nameof(url));
}
