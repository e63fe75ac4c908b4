namespace Gapless.Readiness.Targets;

/// <summary>One handshake offer and how it was met.</summary>
/// <param name="Suite">The cipher suite the server chose, or null.</param>
/// <param name="Detail">The alert or the failure, or null.</param>
public sealed record Handshake(TlsVersion Version, HandshakeResult Result, string? Suite = null, string? Detail = null);
