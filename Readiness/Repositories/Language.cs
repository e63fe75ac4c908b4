namespace Gapless.Readiness.Repositories;

/// <summary>The file kinds an idiom can name; the reader decides by file name and ending.</summary>
public static class Language
{
    public const string CSharp = "csharp";

    /// <summary>JavaScript and TypeScript, JSX and TSX.</summary>
    public const string JavaScript = "javascript";
    public const string Python = "python";
    public const string Go = "go";

    /// <summary>Java, Kotlin, Scala and Groovy sources.</summary>
    public const string Java = "java";
    public const string Ruby = "ruby";
    public const string Php = "php";
    public const string Rust = "rust";
    public const string Elixir = "elixir";
    public const string Sql = "sql";
    public const string Shell = "shell";

    /// <summary>HTML and template files: Razor, Vue, Svelte, ERB, Blade, Jinja, EJS, Handlebars, Thymeleaf.</summary>
    public const string Markup = "markup";
    public const string Yaml = "yaml";
    public const string Json = "json";
    public const string Toml = "toml";
    public const string Xml = "xml";

    /// <summary>Terraform and other HCL.</summary>
    public const string Hcl = "hcl";
    public const string Bicep = "bicep";
    public const string Dockerfile = "dockerfile";
    public const string Dotenv = "dotenv";

    /// <summary>.properties, .ini, .cfg, .conf and web server configuration.</summary>
    public const string Configuration = "configuration";
    public const string Markdown = "markdown";

    /// <summary>Anything else that is text.</summary>
    public const string Text = "text";

    /// <summary>The languages in which applications are written.</summary>
    public static ImmutableArray<string> Code { get; } = [CSharp, JavaScript, Python, Go, Java, Ruby, Php, Rust, Elixir];
}
