namespace Gapless.Readiness.Targets;

/// <summary>How a server met one handshake offer.</summary>
public enum HandshakeResult
{
    Accepted,

    /// <summary>A fatal alert or an orderly close.</summary>
    Refused,

    /// <summary>A reset before any byte: a refusal where the same server accepts another offer, else nothing at all.</summary>
    Reset,

    /// <summary>Silence, or something that is not TLS.</summary>
    Unclear,
}
