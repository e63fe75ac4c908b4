namespace Gapless.Readiness.Targets;

/// <summary>Why a request has no answer.</summary>
public enum AnswerFailure
{
    /// <summary>The name has no address.</summary>
    NameNotResolved,

    /// <summary>The address policy forbids the address.</summary>
    AddressNotAllowed,

    /// <summary>Nobody listens there.</summary>
    Refused,

    /// <summary>No whole answer in time.</summary>
    TimedOut,

    /// <summary>The TLS handshake failed.</summary>
    TlsFailed,

    /// <summary>The connection broke before the answer was whole.</summary>
    ConnectionLost,

    /// <summary>What came back is not HTTP, or its header section is over the limit.</summary>
    Malformed,

    /// <summary>It needs the owner's consent.</summary>
    NeedsConsent,

    /// <summary>Left out: the budget was used up, the time was over, or there was no place to ask.</summary>
    NotAsked,
}
