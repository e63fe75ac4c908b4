namespace Gapless.Readiness.Repositories;

public enum EnvironmentValueKind
{
    Empty,

    /// <summary>changeme, your-key-here, &lt;…&gt; and the like.</summary>
    Placeholder,

    /// <summary>${OTHER}, a reference to a store.</summary>
    Reference,
    Literal,
}
