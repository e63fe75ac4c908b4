namespace Gapless.Readiness.Targets;

/// <summary>One address of the target's host, as a TLS client meets it.</summary>
/// <param name="Address">The IP address.</param>
public sealed record TlsEndpoint(string Address)
{
    /// <summary>Why there was no handshake, or null.</summary>
    public AnswerFailure? Failure { get; init; }

    public string? Detail { get; init; }

    /// <summary>As sent, the leaf first.</summary>
    public ImmutableArray<CertificateFacts> Chain { get; init; } = [];

    public ChainTrust Trust { get; init; }

    public CertificateFacts? Leaf => Chain.IsEmpty ? null : Chain[0];
}
