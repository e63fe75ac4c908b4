using System.ComponentModel.DataAnnotations;

namespace Gapless.Gateway.Requests;

/// <summary>The section <c>RequestLimits</c>: how much a request may bring.</summary>
public sealed class RequestLimitOptions
{
    /// <summary>Bytes of a body. The largest that is taken anywhere: a repository's archive.</summary>
    [Range(1024, 2L * 1024 * 1024 * 1024)]
    public long BodyBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Bytes of all headers together.</summary>
    [Range(4096, 1024 * 1024)]
    public int HeaderBytes { get; set; } = 32 * 1024;

    [Range(10, 1000)]
    public int Headers { get; set; } = 100;

    /// <summary>Connections at one time, of all callers together.</summary>
    [Range(10, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>Seconds that a caller may take to send its headers.</summary>
    [Range(1, 120)]
    public int HeaderSeconds { get; set; } = 15;
}
