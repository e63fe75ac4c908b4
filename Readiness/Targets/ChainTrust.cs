namespace Gapless.Readiness.Targets;

/// <summary>What the certificates a server sent amount to, nothing downloaded.</summary>
public enum ChainTrust
{
    /// <summary>They lead to a root that this machine trusts.</summary>
    Trusted,

    /// <summary>They lead to an authority the owner registered.</summary>
    Registered,

    /// <summary>The leaf signed itself.</summary>
    SelfSigned,

    /// <summary>They end in a root that nobody here trusts.</summary>
    UntrustedRoot,

    /// <summary>They stop before a root.</summary>
    Incomplete,

    /// <summary>A signature or a constraint in the chain is broken.</summary>
    Broken,
}
