namespace Gapless.Readiness.Targets;

/// <summary>A request that a check wants made; equal requests of several checks are made once.</summary>
/// <param name="Path">Path and query, from the target's root.</param>
public sealed record ProbeRequest(string Method, string Path)
{
    /// <summary>Compared by content, in order.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? Body { get; init; }

    /// <summary>Made only where the owner agreed: bursts, POST, raw connects.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>Asked over plain HTTP, at port 80 or the target's own HTTP port.</summary>
    public bool OverPlainHttp { get; init; }
}
