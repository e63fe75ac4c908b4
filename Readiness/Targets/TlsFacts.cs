namespace Gapless.Readiness.Targets;

/// <summary>What the target's TLS port showed.</summary>
public sealed record TlsFacts(string Host, int Port)
{
    /// <summary>Up to four of the host's addresses.</summary>
    public ImmutableArray<TlsEndpoint> Endpoints { get; init; } = [];

    /// <summary>Offers made to the first address that answers.</summary>
    public ImmutableArray<Handshake> Handshakes { get; init; } = [];

    /// <summary>How an offer was met, or null when it was not made.</summary>
    public Handshake? Offer(TlsVersion version) => Handshakes.FirstOrDefault(handshake => handshake.Version == version);
}
