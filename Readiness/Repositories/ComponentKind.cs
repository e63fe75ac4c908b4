namespace Gapless.Readiness.Repositories;

public enum ComponentKind
{
    Library,
    Http,
    Worker,

    /// <summary>Pages without a server of their own.</summary>
    StaticSite,

    /// <summary>A command line or desktop program.</summary>
    Tool,
}
