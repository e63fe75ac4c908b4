using System.ComponentModel.DataAnnotations;

namespace Gapless.Worker.Scanning;

/// <summary>What an operator allows scans to look at.</summary>
internal sealed class ScanningOptions
{
    public const string Section = "Scanning";

    /// <summary>Folders of this machine that may be scanned; none in a deployed installation.</summary>
    public IList<string> Folders { get; init; } = [];

    /// <summary>Origins that may be probed at private addresses too, such as <c>https://localhost:7443</c>.</summary>
    public IList<Uri> AllowedOrigins { get; init; } = [];

    /// <summary>Ranges of private addresses that may be probed and cloned from, such as <c>10.1.0.0/16</c>.</summary>
    public IList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Megabytes that an archive or a clone may unpack to.</summary>
    [Range(1, 10_000)]
    public int MaximumMegabytes { get; init; } = 1024;

    /// <summary>Minutes for one scan.</summary>
    [Range(1, 240)]
    public int MaximumMinutes { get; init; } = 20;

    /// <summary>Where the owner of probes can be reached; part of their User-Agent.</summary>
    public Uri? Contact { get; init; }
}
