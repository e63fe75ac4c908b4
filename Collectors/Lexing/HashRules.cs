using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Lexing;

/// <summary>How a language whose comments begin with <c>#</c> differs from the others.</summary>
internal sealed record HashRules
{
    private static readonly HashRules Shell = new() { OnlyAfterBlank = true, SpansLines = true };
    private static readonly HashRules Ruby = new() { HasBeginEnd = true };
    private static readonly HashRules Elixir = new() { HasTripleQuotes = true };
    private static readonly HashRules Toml = new() { HasTripleQuotes = true, HasTripleSingleQuotes = true };
    private static readonly HashRules Yaml = new() { OnlyAfterBlank = true, QuotesBeginValues = true };
    private static readonly HashRules Dotenv = new() { OnlyAfterBlank = true, QuotesBeginValues = true };
    private static readonly HashRules Dockerfile = new() { OnlyFirstOnLine = true, HasQuotes = false };
    private static readonly HashRules Configuration = new() { OnlyFirstOnLine = true, HasQuotes = false, AlsoSemicolon = true };

    /// <summary><c>a#b</c> is a word.</summary>
    public bool OnlyAfterBlank { get; init; }

    public bool OnlyFirstOnLine { get; init; }

    public bool HasQuotes { get; init; } = true;

    /// <summary>A quote inside a word is an apostrophe.</summary>
    public bool QuotesBeginValues { get; init; }

    public bool SpansLines { get; init; }

    public bool HasTripleQuotes { get; init; }

    public bool HasTripleSingleQuotes { get; init; }

    public bool HasBeginEnd { get; init; }

    public bool AlsoSemicolon { get; init; }

    public static HashRules Of(string language) => language switch
    {
        Language.Ruby => Ruby,
        Language.Elixir => Elixir,
        Language.Toml => Toml,
        Language.Yaml => Yaml,
        Language.Dotenv => Dotenv,
        Language.Dockerfile => Dockerfile,
        Language.Configuration => Configuration,
        _ => Shell,
    };
}
