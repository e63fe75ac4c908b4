using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Lexing;

/// <summary>How a language of the C family, or one that borrowed its comments, differs from the others.</summary>
internal sealed record CFamilyRules
{
    private static readonly CFamilyRules Go = new() { RawQuote = '`' };
    private static readonly CFamilyRules Java = new() { HasTextBlocks = true };
    private static readonly CFamilyRules Rust = new() { NestsComments = true, HasLifetimes = true };
    private static readonly CFamilyRules Sql = new() { LineComments = ["--"], DoublesQuotes = true, HasDollarQuotes = true, SpansLines = true };
    private static readonly CFamilyRules Json = new() { SingleQuote = '\0' };
    private static readonly CFamilyRules Hcl = new() { LineComments = ["//", "#"], SingleQuote = '\0' };
    private static readonly CFamilyRules Bicep = new() { HasTripleSingleQuotes = true };

    public string[] LineComments { get; init; } = ["//"];

    public char SingleQuote { get; init; } = '\'';

    /// <summary>A quote in which nothing escapes.</summary>
    public char RawQuote { get; init; }

    public bool HasTextBlocks { get; init; }

    public bool HasTripleSingleQuotes { get; init; }

    public bool NestsComments { get; init; }

    /// <summary><c>'a</c> without a closing quote, and <c>r#"…"#</c>.</summary>
    public bool HasLifetimes { get; init; }

    /// <summary>A quote inside a string is written twice; a backslash means nothing.</summary>
    public bool DoublesQuotes { get; init; }

    public bool HasDollarQuotes { get; init; }

    public bool SpansLines { get; init; }

    public static CFamilyRules Of(string language) => language switch
    {
        Language.Go => Go,
        Language.Rust => Rust,
        Language.Sql => Sql,
        Language.Json => Json,
        Language.Hcl => Hcl,
        Language.Bicep => Bicep,
        _ => Java,
    };
}
