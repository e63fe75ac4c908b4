using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class SettingsAreListedInATemplate : Check
{
    private const int EnoughPercent = 95;

    // process.env.DATABASE_URL   process.env['X']   import.meta.env.VITE_X   env('X')
    private static readonly Idiom JavaScriptRead = Read("javascript", ["process.env", "import.meta.env", "Deno.env", "Bun.env"], Language.JavaScript, JavaScriptName());

    // Environment.GetEnvironmentVariable("X")   Configuration["A:B"]   GetConnectionString("X")   GetValue<int>("A:B")
    private static readonly Idiom DotNetRead = Read("dotnet", ["GetEnvironmentVariable", "onfiguration[", "onfig[", "GetConnectionString", "GetValue<", "GetSection", "GetRequiredSection", "BindConfiguration"], Language.CSharp, DotNetName());

    // os.environ["X"]   os.environ.get("X")   os.getenv("X")   env("X")   config("X")
    private static readonly Idiom PythonRead = Read("python", ["os.environ", "getenv", "env(", "env.", "config("], Language.Python, PythonName());

    // DATABASE_URL: z.string()   SESSION_KEY: str()   in a schema that the environment is parsed by
    private static readonly Idiom SchemaRead = Read("schema", ["z.string", "z.coerce", "z.enum", "z.number", "z.url", "z.email", "Joi.", ": str(", ": url(", ": num(", ": port(", ": bool("], Language.JavaScript, SchemaName());
    private static readonly Idiom GoRead = Read("go", ["os.Getenv", "os.LookupEnv", "env:\"", "envconfig:\""], Language.Go, GoName());
    private static readonly Idiom JavaRead = Read("java", ["System.getenv", "@Value"], Language.Java, JavaName());
    private static readonly Idiom RubyRead = Read("ruby", ["ENV[", "ENV.fetch"], Language.Ruby, RubyName());
    private static readonly Idiom PhpRead = Read("php", ["env(", "getenv("], Language.Php, PhpName());
    private static readonly Idiom ElixirRead = Read("elixir", ["System.get_env", "System.fetch_env"], Language.Elixir, ElixirName());
    private static readonly Idiom RustRead = Read("rust", ["env::var", "env!("], Language.Rust, RustName());
    private static readonly Idiom ComposeRead = Read("yaml", ["${"], Language.Yaml, ShellName());

    // | `DATABASE_URL` | where the database is |
    private static readonly Idiom DocumentedName = new("config.env-template/documented", ["| `"]) { Pattern = TableName(), Languages = [Language.Markdown], In = PathClasses.Documentation | PathClasses.Production, LimitPerFile = 500 };

    public override CheckInfo Info { get; } = new("config.env-template", Category.Configuration, Priority.Critical, "Every setting the code reads is listed in a committed template")
    {
        Why = "A setting that stands nowhere is found missing by the first deployment that lacks it.",
        Remedy = "Keep a committed template (such as .env.example) with one commented line for each setting, secrets left blank.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App III"],
    };

    public override ImmutableArray<Idiom> Idioms =>
        [JavaScriptRead, SchemaRead, DotNetRead, PythonRead, GoRead, JavaRead, RubyRead, PhpRead, ElixirRead, RustRead, ComposeRead, DocumentedName];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var reads = Idioms.Where(idiom => idiom != DocumentedName && (idiom != ComposeRead || repository.ComposeFiles.Length > 0))
            .SelectMany(idiom => repository.HitsOf(idiom))
            .Where(hit => hit.Language != Language.Yaml || repository.ComposeFiles.Any(file => file.Path.Equals(hit.Path, StringComparison.Ordinal)))
            .Where(hit => !IsPlatformName(Canonical(hit.Value)))
            .GroupBy(hit => Canonical(hit.Value), StringComparer.Ordinal);
        var first = new SortedDictionary<string, IdiomHit>(reads.ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal), StringComparer.Ordinal);
        return [first.Count > 0 ? Judge(repository, first) : Verdict.NotApplicable(Verdict.WholeSystem, "no setting is read")];
    }

    private static Verdict Judge(RepositoryFacts repository, SortedDictionary<string, IdiomHit> reads)
    {
        var listed = ListedNames(repository, reads, out var sources);
        var required = reads.Where(read => !HasDefault().IsMatch(read.Value.Excerpt) || listed.Contains(read.Key)).ToList();
        var missing = required.Where(read => !IsListed(read.Key, listed)).ToList();
        var found = required.Count - missing.Count;
        var evidence = sources.Select(path => Evidence.Certain("a template of settings", new(path, 0)))
            .Concat(missing.Take(10).Select(read => Evidence.Strong($"{read.Key} is read here and listed nowhere", read.Value.Location)));
        if (sources.Count == 0)
        {
            return required.Count == 0
                ? Verdict.NotApplicable(Verdict.WholeSystem, "every setting has a default in the code")
                : Verdict.Fail(Verdict.WholeSystem, $"No template lists the {(required.Count == 1 ? "setting" : $"{required.Count} settings")} that the code needs.", evidence);
        }

        var percent = required.Count == 0 ? 100 : found * 100 / required.Count;
        return percent >= EnoughPercent
            ? Verdict.Pass(Verdict.WholeSystem, $"{found} of {required.Count} required settings are listed.", evidence)
            : percent > 0
                ? Verdict.Partial(Verdict.WholeSystem, $"{missing.Count} of {required.Count} required settings are listed nowhere.", evidence)
                : Verdict.Fail(Verdict.WholeSystem, required.Count == 1 ? "The template does not list the setting that the code needs." : $"The template lists none of the {required.Count} settings that the code needs.", evidence);
    }

    private static HashSet<string> ListedNames(RepositoryFacts repository, SortedDictionary<string, IdiomHit> reads, out List<string> sources)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        sources = [];
        foreach (var file in repository.EnvironmentFiles.Where(file => file.IsTemplate))
        {
            names.UnionWith(file.Entries.Select(entry => entry.Key).Concat(file.CommentedOut).Select(Canonical));
            sources.Add(file.Path);
        }

        foreach (var file in repository.DataFiles.Where(IsSettingsFile))
        {
            names.UnionWith(file.Documents.SelectMany(document => Keys(document, "")));
            sources.Add(file.Path);
        }

        foreach (var group in repository.HitsOf(DocumentedName).GroupBy(hit => hit.Path, StringComparer.Ordinal).Where(group => group.Any(hit => reads.ContainsKey(Canonical(hit.Value)))))
        {
            names.UnionWith(group.Select(hit => Canonical(hit.Value)));
            sources.Add(group.Key);
        }

        return names;
    }

    private static bool IsSettingsFile(DataFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return file.Class == PathClasses.Production && (name is "appsettings.json" or "application.yml" or "application.yaml" or "values.yaml" || name.Contains(".example.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary><c>{"ConnectionStrings": {"Main": ""}}</c> lists CONNECTIONSTRINGS__MAIN and its section.</summary>
    private static IEnumerable<string> Keys(Node node, string prefix)
    {
        foreach (var (key, value) in node.Entries)
        {
            var name = prefix.Length == 0 ? Canonical(key) : $"{prefix}__{Canonical(key)}";
            yield return name;
            foreach (var child in Keys(value, name))
            {
                yield return child;
            }
        }
    }

    private static bool IsListed(string name, HashSet<string> listed) => listed.Contains(name) || listed.Contains("CONNECTIONSTRINGS__" + name);

    /// <summary><c>A:B</c>, <c>A__B</c> and <c>a__b</c> are one name.</summary>
    private static string Canonical(string name) => name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsPlatformName(string name) => Platform().IsMatch(name);

    private static Idiom Read(string name, ImmutableArray<string> anchors, string language, Regex pattern) =>
        new($"config.env-template/{name}", anchors) { Pattern = pattern, Languages = [language], LimitPerFile = 200 };

    [GeneratedRegex("""(process\.env|import\.meta\.env|Bun\.env)(\.|\[\s*['"])(?<value>[A-Z][A-Z0-9_]+)|Deno\.env\.get\(\s*['"](?<value>[A-Z][A-Z0-9_]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaScriptName();

    [GeneratedRegex("""^[ \t]*(?<value>[A-Z][A-Z0-9_]{2,})\s*:\s*(z\.|Joi\.|(str|url|num|port|bool|email|json)\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaName();

    [GeneratedRegex("""(GetEnvironmentVariable\(|(C|c)onfig(uration)?\[|GetConnectionString\(|GetValue<[\w?]+>\(|Get(Required)?Section\(|BindConfiguration\()\s*"(?<value>[A-Za-z][\w:.]*)"(?!\s*,)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetName();

    [GeneratedRegex("""(os\.environ(\.get\(|\[)|getenv\(|\b(env|config)(\.(str|int|bool|list|url|db|float))?\()\s*['"](?<value>[A-Z][A-Z0-9_]+)['"](?!\s*,[ \t]*\r?\n\s*['"\w])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonName();

    [GeneratedRegex("""(os\.(Getenv|LookupEnv)\(\s*"|env(config)?:")(?<value>[A-Z][A-Z0-9_]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoName();

    [GeneratedRegex("""(System\.getenv\(\s*"|@Value\(\s*"\$\{)(?<value>[A-Za-z][\w.]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaName();

    [GeneratedRegex("""ENV(\[|\.fetch\()\s*['"](?<value>[A-Z][A-Z0-9_]+)['"]\s*[\])](?!\s*((\|\|)?=(?![=~])|\{|do\b|\|\|))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RubyName();

    [GeneratedRegex("""\b(get)?env\(\s*['"](?<value>[A-Z][A-Z0-9_]+)['"]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhpName();

    [GeneratedRegex("""env(::var(_os)?\(|!\(\s*)\s*"(?<value>[A-Z][A-Z0-9_]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RustName();

    // System.fetch_env!("X"), System.get_env("X"), but not System.get_env("X", "default") nor System.get_env("X") || "default"
    [GeneratedRegex("""System\.(get_env|fetch_env!?)\(\s*"(?<value>[A-Z][A-Z0-9_]+)"\s*\)(?!\s*\|\|\s*")""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ElixirName();

    // ${DB_PASSWORD}, but not ${DB_PASSWORD:-default}
    [GeneratedRegex("""\$\{(?<value>[A-Z][A-Z0-9_]+)(\}|:?\?)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellName();

    [GeneratedRegex("""^\s*\| `(?<value>[A-Za-z]\w+((__|:|\.)\w+)*)`\s*\|""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableName();

    // process.env.X || 'y'   ?? 5   .get("X", "y")   ENV.fetch("X", "y")   default=
    [GeneratedRegex("""(env\S*\s*(\|\||\?\?)\s*['"`\d\[{tf]|\)\s*\?\?\s*[\w"$]|\]\s*\?\?\s*[\w"$]|(get|getenv|fetch|env|config|int|bool|str)\(\s*['"]\w+['"]\s*,|default\s*[=:]|unwrap_or|envDefault)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HasDefault();

    [GeneratedRegex("""^(NODE_ENV|PORT|HOST|HOSTNAME|HOME|PATH|PWD|USER|SHELL|TERM|CI|TZ|TMPDIR|TEMP|LANG|EDITOR|NO_COLOR|DEBUG|MODE|DEV|PROD|SSR|BASE_URL|APPDATA|LOCALAPPDATA|PROGRAMFILES|XDG_\w+|ASPNETCORE_\w+|DOTNET_\w+|OTEL_\w+|AWS_REGION|AWS_LAMBDA_\w+|KUBERNETES_\w+|VERCEL(_\w+)?|NETLIFY|GITHUB_\w+|RUNNER_\w+|NPM_\w+|NEXT_RUNTIME|NEXT_PHASE|WEBSITE_\w+|RAILS_\w+|RACK_ENV|BUNDLE\w*|BROWSER|PIDFILE|PUBLIC_URL|MIX_ENV|APP_ENV|LOGGING(__\w+)?|ALLOWEDHOSTS|JEST_WORKER_ID|VITEST|CARGO_\w+|OUT_DIR|PYTHON\w*|GOPATH|LISTEN_(PID|FDS|FDNAMES)|NOTIFY_SOCKET|WATCHDOG_(PID|USEC)|INVOCATION_ID|JOURNAL_STREAM|TMUX|COLORTERM|DISPLAY|SSH_\w+)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Platform();
}
