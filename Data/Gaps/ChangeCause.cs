namespace Gapless.Data.Gaps;

/// <summary>Why an outcome changed.</summary>
public enum ChangeCause
{
    /// <summary>Another revision of a repository.</summary>
    Code,

    /// <summary>The running system, at the same revision.</summary>
    Environment,

    /// <summary>Another version of the catalogue.</summary>
    Catalogue,

    /// <summary>A waiver began or ended.</summary>
    Waiver,

    /// <summary>Evidence became too old.</summary>
    Expiry,

    /// <summary>Nobody had looked before.</summary>
    FirstLook,
}
