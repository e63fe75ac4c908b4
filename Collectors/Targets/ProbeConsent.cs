using System.Collections.Immutable;
using System.Net;

namespace Gapless.Collectors.Targets;

/// <summary>What the owner of a target agreed to, beyond what any visitor may do.</summary>
public sealed record ProbeConsent
{
    public static ProbeConsent None { get; } = new();

    /// <summary>A cheap GET for the rate-limit burst.</summary>
    public string? BurstPath { get; init; }

    /// <summary>Where a login is posted to.</summary>
    public string? LoginPath { get; init; }

    /// <summary>An endpoint that reads JSON, for a body that is too large.</summary>
    public string? LargeBodyPath { get; init; }

    /// <summary>Hosts of databases, caches and brokers, at whose usual ports and the target's own is knocked.</summary>
    public ImmutableArray<string> StoreHosts { get; init; } = [];

    /// <summary>Parts that must not be reached from outside.</summary>
    public ImmutableArray<DnsEndPoint> InternalHosts { get; init; } = [];

    /// <summary>Requests other than GET and HEAD may be made.</summary>
    public bool AllowsPost { get => field || BurstPath is not null || LoginPath is not null || LargeBodyPath is not null; init; }
}
