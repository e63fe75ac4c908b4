namespace Gapless.Readiness.Targets;

/// <summary>A request that a check wants made; equal requests of several checks are made once.</summary>
/// <param name="Path">Path and query, from the target's root; sent as written, so that a malformed one stays malformed.</param>
public sealed record ProbeRequest(string Method, string Path)
{
    /// <summary>Compared by content, in order.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? Body { get; init; }

    /// <summary>Made only where the owner agreed: bursts, POST, raw connects.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>Asked over plain HTTP, at port 80 or the target's own HTTP port.</summary>
    public bool OverPlainHttp { get; init; }

    /// <summary>Redirects within the same registrable domain are followed; see <see cref="Answer.Next"/>.</summary>
    public bool FollowsRedirects { get; init; }

    /// <summary>Tells repetitions of the same request apart.</summary>
    public int Repetition { get; init; }

    public static ProbeRequest Get(string path) => new("GET", path);

    /// <summary>The same request with one more header field.</summary>
    public ProbeRequest With(string header, string value) => this with { Headers = Headers.SetItem(header, value) };

    public bool Equals(ProbeRequest? other) =>
        other is not null
        && Method.Equals(other.Method, StringComparison.Ordinal)
        && Path.Equals(other.Path, StringComparison.Ordinal)
        && string.Equals(Body, other.Body, StringComparison.Ordinal)
        && NeedsConsent == other.NeedsConsent
        && OverPlainHttp == other.OverPlainHttp
        && FollowsRedirects == other.FollowsRedirects
        && Repetition == other.Repetition
        && Headers.SequenceEqual(other.Headers);

    public override int GetHashCode() => HashCode.Combine(Method, Path, Body, OverPlainHttp, FollowsRedirects, Repetition, Headers.Count);
}
