namespace Gapless.Readiness.Targets;

/// <summary>How a server met one handshake offer.</summary>
public enum HandshakeResult
{
    Accepted,

    /// <summary>A fatal alert or an orderly close.</summary>
    Refused,

    /// <summary>Silence, a reset before any byte, or something that is not TLS.</summary>
    Unclear,
}
