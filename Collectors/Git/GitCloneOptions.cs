using System.Net;
using Gapless.Collectors.Targets;

namespace Gapless.Collectors.Git;

/// <summary>Limits of a clone.</summary>
public sealed record GitCloneOptions
{
    /// <summary>Which addresses may be connected to.</summary>
    public AddressPolicy Addresses { get; init; } = AddressPolicy.PublicOnly;

    /// <summary>Of everything on the disk.</summary>
    public long MaximumBytes { get; init; } = 1L << 30;

    /// <summary>For the whole clone.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A PEM file of certificate authorities to trust instead of the machine's; null for those.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Looks a host name up.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = HostLookup.FindAsync;
}
