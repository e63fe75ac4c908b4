namespace Gapless.Readiness.Repositories;

/// <summary>What a path says about a file's role (catalogue B0.2). A file has exactly one; an idiom may ask for several.</summary>
[Flags]
public enum PathClasses
{
    None = 0,

    /// <summary>Source and configuration that is none of the others.</summary>
    Production = 1,
    Test = 2,
    Sample = 4,

    /// <summary>Prose: Markdown, reStructuredText, AsciiDoc, text, and everything under <c>docs/</c>.</summary>
    Documentation = 8,

    /// <summary>Made by a tool: lock files, minified and designer files.</summary>
    Generated = 16,

    /// <summary>Marked vendored or generated in <c>.gitattributes</c>: read for secrets only.</summary>
    Vendored = 32,

    All = Production | Test | Sample | Documentation | Generated | Vendored,
}
