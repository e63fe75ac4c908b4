using System.Collections.Frozen;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Tells a file's language by its name; <see cref="Language.Text"/> when the name says nothing.</summary>
internal static class LanguageOf
{
    private static readonly FrozenDictionary<string, string> ByEnding = Endings(
        (Language.CSharp, ".cs .csx"),
        (Language.JavaScript, ".js .jsx .mjs .cjs .ts .tsx .mts .cts"),
        (Language.Python, ".py .pyi .pyw"),
        (Language.Go, ".go"),
        (Language.Java, ".java .kt .kts .scala .groovy .gradle"),
        (Language.Ruby, ".rb .rake .ru .gemspec"),
        (Language.Php, ".php .phtml"),
        (Language.Rust, ".rs"),
        (Language.Elixir, ".ex .exs"),
        (Language.Sql, ".sql .psql"),
        (Language.Shell, ".sh .bash .zsh .ksh .ps1 .psm1 .bat .cmd .fish"),
        (Language.Markup, ".html .htm .cshtml .razor .vue .svelte .astro .erb .haml .slim .jinja .jinja2 .j2 .ejs .hbs .handlebars .mustache .ftl .ftlh .twig .eex .heex .tmpl .gohtml .jsp .aspx .css .scss .less .sass .pug .liquid"),
        (Language.Yaml, ".yaml .yml"),
        (Language.Json, ".json .jsonc .json5 .webmanifest .arb"),
        (Language.Toml, ".toml"),
        (Language.Xml, ".xml .csproj .fsproj .vbproj .props .targets .config .nuspec .slnx .plist .xsd .xsl .resx .svg .xaml .axaml"),
        (Language.Hcl, ".tf .tfvars .hcl .tofu .nomad"),
        (Language.Bicep, ".bicep .bicepparam"),
        (Language.Configuration, ".properties .ini .cfg .conf .cnf .editorconfig .service .timer"),
        (Language.Markdown, ".md .mdx .markdown"));

    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Gemfile"] = Language.Ruby,
        ["Rakefile"] = Language.Ruby,
        ["Capfile"] = Language.Ruby,
        ["Vagrantfile"] = Language.Ruby,
        ["Podfile"] = Language.Ruby,
        ["Jenkinsfile"] = Language.Java,
        ["Pipfile"] = Language.Toml,
        ["Makefile"] = Language.Shell,
        ["GNUmakefile"] = Language.Shell,
        ["justfile"] = Language.Shell,
        ["nginx.conf"] = Language.Configuration,
        ["Caddyfile"] = Language.Configuration,
        [".htaccess"] = Language.Configuration,
        [".npmrc"] = Language.Configuration,
        [".babelrc"] = Language.Json,
        [".eslintrc"] = Language.Json,
        [".prettierrc"] = Language.Json,
        [".swcrc"] = Language.Json,
        [".secrets.baseline"] = Language.Json,
        ["Tiltfile"] = Language.Python,
        ["gradlew"] = Language.Shell,
        ["mvnw"] = Language.Shell,
        [".envrc"] = Language.Dotenv,
        ["CODEOWNERS"] = Language.Configuration,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> BinaryEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".bmp", ".tiff", ".psd", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".pdf", ".zip", ".gz", ".tgz",
        ".bz2", ".xz", ".7z", ".zst", ".jar", ".war", ".class", ".dll", ".exe", ".so", ".dylib", ".a", ".o", ".pdb", ".wasm", ".mp3", ".mp4", ".webm", ".mov", ".ogg",
        ".wav", ".flac", ".db", ".sqlite", ".parquet", ".pyc", ".nupkg", ".snk", ".p12", ".pfx", ".keystore", ".jks", ".bin", ".heic", ".icns");

    public static string Name(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (IsDockerfile(name))
        {
            return Language.Dockerfile;
        }

        if (IsDotenv(name))
        {
            return Language.Dotenv;
        }

        return ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var language) ? language
            : ByEnding.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Path.GetExtension(name), out language) ? language
            : name.StartsWith("Jenkinsfile", StringComparison.OrdinalIgnoreCase) ? Language.Java
            : Language.Text;
    }

    /// <summary>Files that need not be opened to know that they hold no text.</summary>
    public static bool IsBinary(string path) => BinaryEndings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Path.GetExtension(path.AsSpan()));

    /// <summary>The interpreter named on a script's first line.</summary>
    public static string FromFirstLine(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("#!"u8))
        {
            return Language.Text;
        }

        var line = bytes[..(bytes.IndexOf((byte)'\n') is var end and >= 0 ? Math.Min(end, 200) : Math.Min(bytes.Length, 200))];
        return line.IndexOf("python"u8) >= 0 ? Language.Python
            : line.IndexOf("node"u8) >= 0 ? Language.JavaScript
            : line.IndexOf("ruby"u8) >= 0 ? Language.Ruby
            : line.IndexOf("php"u8) >= 0 ? Language.Php
            : line.IndexOf("dotnet"u8) >= 0 ? Language.CSharp
            : line.IndexOf("sh"u8) >= 0 ? Language.Shell
            : Language.Text;
    }

    private static bool IsDockerfile(ReadOnlySpan<char> name) =>
        (name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) && (name.Length == 10 || (name[10] == '.' && !IsSource(Path.GetExtension(name)) && !name.EndsWith(".dockerignore", StringComparison.Ordinal))))
        || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Containerfile", StringComparison.Ordinal);

    // Dockerfile.dev is one; Dockerfile.cs is a class of that name, and Dockerfile.md is about one.
    private static bool IsSource(ReadOnlySpan<char> ending) =>
        ByEnding.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ending, out var language) && (Language.Code.Contains(language, StringComparer.Ordinal) || language is Language.Markdown);

    // .env, .env.local, production.env, env.example, .env.example
    private static bool IsDotenv(ReadOnlySpan<char> name) =>
        name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) ? name.Length == 4 || name[4] is '.' or '-' or '_'
        : name.EndsWith(".env", StringComparison.OrdinalIgnoreCase) || name is "env.example" or "env.sample" or "env.template" or "dotenv" || name.StartsWith("env-example", StringComparison.OrdinalIgnoreCase) || name.StartsWith("env.example", StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, string> Endings(params ReadOnlySpan<(string Language, string Endings)> rows)
    {
        var endings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, list) in rows)
        {
            foreach (var ending in list.Split(' '))
            {
                endings.Add(ending, language);
            }
        }

        return endings.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
