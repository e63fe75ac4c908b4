namespace Gapless.Readiness.Checks;

/// <summary>Why nobody has shown it.</summary>
public enum UnknownReason
{
    /// <summary>No evidence was ever given, or what was read says nothing either way.</summary>
    Never,

    /// <summary>The evidence is older than its method allows.</summary>
    Stale,

    /// <summary>The attestation has run out.</summary>
    Expired,

    /// <summary>A wall, a captcha or a gateway error stood before the answer.</summary>
    Blocked,

    /// <summary>The look itself broke.</summary>
    Error,
}
