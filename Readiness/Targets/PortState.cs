namespace Gapless.Readiness.Targets;

public enum PortState
{
    /// <summary>A connection came about.</summary>
    Open,

    /// <summary>Refused, silent or unreachable.</summary>
    Closed,

    /// <summary>Nothing was tried that would say something about the internet.</summary>
    NotTried,
}
