namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>What stands between a stranger and a route.</summary>
internal enum Guard
{
    None,

    /// <summary>Something that may refuse.</summary>
    Unclear,
    Refuses,
}
