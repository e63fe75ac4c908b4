namespace Gapless.Readiness.Documents;

/// <summary>How a document wrote down what a gap needs.</summary>
public enum NeededKind
{
    /// <summary>An item of a list.</summary>
    Listed,

    /// <summary>The value on the line of the key itself.</summary>
    Inline,

    /// <summary>An item inside a code fence.</summary>
    Fenced,

    /// <summary>A branch of a tree drawn in a code fence.</summary>
    Tree,

    /// <summary>A file, a route or a document that should exist.</summary>
    Artefact,

    /// <summary>A command that should exist. It is text and is never run.</summary>
    Command,
}
