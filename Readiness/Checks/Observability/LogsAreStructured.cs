using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class LogsAreStructured : Check
{
    // Of a hundred log statements; more prints than this are no slip.
    private const int FewPrints = 5;
    private const int ManyPrints = 50;

    private static readonly ImmutableArray<Idiom> Structured =
    [
        Json("dotnet", Language.CSharp, ["JsonConsole", "JsonFormatter", "JsonLayout", "Logging.AddOpenTelemetry", "logging.AddOpenTelemetry", "OtlpExporter", "WithLogging", "WriteTo.OpenTelemetry"], DotNetJson()),
        Json("node", Language.JavaScript, ["pino", "winston", "bunyan", "logger: true", "logger: {", "logger:{", "logger:true", "format.json", "@google-cloud/logging"], NodeJson()),
        Json("python", Language.Python, ["structlog", "jsonlogger", "JsonFormatter", "JSONFormatter", "serialize=True", "ecs_logging", "cloud.logging", "logging.json"], PythonJson()),
        Json("go", Language.Go, ["NewJSONHandler", "zap.New", "zerolog", "JSONFormatter"], GoJson()),
        Json("ruby", Language.Ruby, ["lograge", "SemanticLogger", "JSON"], RubyJson()),
        Json("php", Language.Php, ["JsonFormatter"], PhpJson()),
        Json("rust", Language.Rust, [".json()", "BunyanFormattingLayer", "JsonStorageLayer"], RustJson()),
        Json("elixir", Language.Elixir, ["LoggerJSON", "logger_json"], ElixirJson()),
    ];

    private static readonly Idiom StructuredBySetting = new("log.structured/setting", ["FormatterName", "JsonFormatter", "logging.structured", "structured", "LogstashEncoder", "JsonEncoder", "JsonTemplateLayout", "EcsLayout", "JsonLayout"])
    {
        Pattern = Setting(),
        Languages = [Language.Json, Language.Yaml, Language.Xml, Language.Configuration],
    };

    private static readonly Idiom Levelled = new("log.structured/level", ["LOG_LEVEL", "LOGLEVEL", "LogLevel", "log_level", "logLevel", "logging.level", "level:", "MinimumLevel", "RUST_LOG", "EnvFilter"])
    {
        Pattern = Level(),
        Languages = [.. Language.Code, Language.Json, Language.Yaml, Language.Xml, Language.Configuration, Language.Dotenv, Language.Toml],
    };

    private static readonly Idiom Logged = new("log.structured/logged", ["log", "Log", "error!", "warn!", "info!"]) { Pattern = LogCall(), Languages = Language.Code, CodeOnly = true, LimitPerFile = 200 };

    private static readonly Idiom Printed = new("log.structured/printed", ["console.", "print", "Print", "Console.Write", "puts ", "var_dump", "error_log"]) { Pattern = Print(), Languages = Language.Code, CodeOnly = true, LimitPerFile = 200, Accept = match => !Aside().IsMatch(match.Path) };

    // A dependency alone writes JSON here.
    private static readonly string[] ByDependency = ["logstash-logback-encoder", "quarkus-logging-json", "rails_semantic_logger", "logger_json", "nestjs-pino"];

    // Their own logger writes lines of text until it is told otherwise.
    private static readonly string[] OwnLogger = [Fact.DotNet, Fact.Java, Fact.Ruby, Fact.Elixir];

    public override CheckInfo Info { get; } = new("log.structured", Category.Observability, Priority.High, "Logs are structured, levelled and configurable")
    {
        Why = "Lines of prose cannot be searched by field, and prints without a level can neither be turned up in an incident nor down after it.",
        Remedy = "Write JSON to the standard output with one logger, take its level from configuration, use message templates, and remove the prints.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App XI", "OWASP ASVS 5.0 16.2.1, 16.2.4", "Azure Well-Architected OE:07"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [.. Structured, StructuredBySetting, Levelled, Logged, Printed];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var (logged, prints) = (repository.HitsOf(Logged, component).Length, repository.HitsOf(Printed, component));
        var share = prints.Length == 0 ? 0 : prints.Length * 100 / (logged + prints.Length);
        var manifest = new Location(component.Manifest.Path, 0);
        if (StructuredIn(repository, component) is not { } json)
        {
            return logged > 0 || OwnLogger.Contains(component.Stack, StringComparer.Ordinal)
                ? Verdict.Partial(component.Name, "It logs lines of text.", Evidence.Strong("nothing makes its logs structured", manifest))
                : Verdict.Fail(component.Name, prints.Length > 0 ? $"It prints ({prints.Length} times) and has no logger." : "Nothing in it logs.", prints.Take(3).Select(print => Evidence.Strong("a print", print.Location)).DefaultIfEmpty(Evidence.Strong("no logger found", manifest)));
        }

        if (share > FewPrints)
        {
            return Verdict.Partial(component.Name, $"{share} of 100 log statements are prints{(share > ManyPrints ? ": most of what it says is not structured" : "")}.", [json, .. prints.Take(3).Select(print => Evidence.Strong("a print", print.Location))]);
        }

        return LevelOf(repository, component) is { } level
            ? Verdict.Pass(component.Name, "Its logs are structured, and their level is configured.", json, Evidence.Strong("level", level.Location))
            : Verdict.Partial(component.Name, "Its logs are structured, but nothing configures their level.", json);
    }

    private static Evidence? StructuredIn(RepositoryFacts repository, ComponentFacts component)
    {
        if (Structured.Add(StructuredBySetting).Select(idiom => SharedCode.FirstOf(repository, component, idiom)).FirstOrDefault(hit => hit is not null && IsOfStack(hit, component)) is { } found)
        {
            return Evidence.Strong("structured logs", found.Location);
        }

        return ByDependency.Select(component.Manifest.Find).FirstOrDefault(one => one is not null) is { } dependency
            ? Evidence.Strong($"{dependency.Name} writes JSON", new(component.Manifest.Path, dependency.Line))
            : null;
    }

    // Code that is shared by several services may still be another stack's.
    private static bool IsOfStack(IdiomHit hit, ComponentFacts component) => component.Stack switch
    {
        Fact.DotNet => hit.Language is Language.CSharp or Language.Json or Language.Xml,
        Fact.Node => hit.Language is Language.JavaScript,
        Fact.Python => hit.Language is Language.Python or Language.Yaml or Language.Json or Language.Configuration,
        Fact.Go => hit.Language is Language.Go,
        Fact.Java => hit.Language is Language.Xml or Language.Yaml or Language.Configuration or Language.Java,
        Fact.Ruby => hit.Language is Language.Ruby,
        Fact.Php => hit.Language is Language.Php or Language.Yaml,
        Fact.Rust => hit.Language is Language.Rust,
        Fact.Elixir => hit.Language is Language.Elixir,
        _ => true,
    };

    private static IdiomHit? LevelOf(RepositoryFacts repository, ComponentFacts component) =>
        SharedCode.FirstOf(repository, component, Levelled) ?? repository.HitsOf(Levelled).FirstOrDefault(hit => hit.Language is Language.Dotenv or Language.Yaml);

    private static Idiom Json(string name, string language, ImmutableArray<string> anchors, Regex pattern) => new("log.structured/" + name, anchors) { Pattern = pattern, Languages = [language] };

    [GeneratedRegex("""(\.AddJsonConsole\(|JsonFormatter\b|JsonLayout\b|[lL]ogging\s*\.\s*AddOpenTelemetry\(|\.UseOtlpExporter\(|WriteTo\.OpenTelemetry\(|\.WithLogging\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetJson();

    // pino({ level })   winston.format.json()   Fastify({ logger: true })
    [GeneratedRegex("""(\bpino(Http)?\(|from\s+['"]pino(-http)?['"]|require\(['"]pino(-http)?['"]\)|format\.json\(|winston\.createLogger\([^)]{0,200}\bjson\(|bunyan\.createLogger|\blogger:\s*(true|\{)|new\s+Logging\(|LoggingWinston)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeJson();

    [GeneratedRegex("""(\bstructlog\.(configure|get_logger|stdlib)|jsonlogger|\b(Json|JSON)Formatter\b|serialize\s*=\s*True|ecs_logging|google\.cloud\.logging|pythonjsonlogger|logging\.json)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonJson();

    [GeneratedRegex("""(slog\.NewJSONHandler\(|zap\.New(Production|ProductionConfig)?\(|zerolog\.New\(|"github\.com/rs/zerolog/log"|logrus\.JSONFormatter|\bJSONFormatter\{)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoJson();

    [GeneratedRegex("""(lograge\.formatter|Lograge::Formatters::Json|SemanticLogger\.(add_appender|default_level)|log_formatter\s*=\s*\w*JSON|JsonFormatter)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RubyJson();

    [GeneratedRegex("""\bJsonFormatter\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhpJson();

    [GeneratedRegex("""((fmt|subscriber|layer|tracing_subscriber)[\w:()\s.]{0,120}\.json\(\)|BunyanFormattingLayer::new|JsonStorageLayer)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RustJson();

    [GeneratedRegex("""(LoggerJSON|:logger_json\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ElixirJson();

    // "FormatterName": "json"     logging.structured.format.console=ecs     <encoder class="…LogstashEncoder">
    [GeneratedRegex("""("FormatterName"\s*:\s*"json"|JsonFormatter|logging\.structured\.format|structured:\s*\n\s+format:|LogstashEncoder|JsonEncoder|JsonTemplateLayout|EcsLayout|JsonLayout)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("""(\bLOG_?LEVEL\b|"LogLevel"\s*:|\blog[_.]?[lL]evel\b\s*[:=(]|logging\.level|logging:\s*\n\s+level:|\blevel:\s*\n\s+(root|org|com)\b|MinimumLevel|\bRUST_LOG\b|EnvFilter::|SetMinimumLevel)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Level();

    [GeneratedRegex("""(\b_?\w*[lL]og(ger|ging)?\.(\w*(info|warn|error|debug|trace|fatal|critical|exception|notice|success)\w*|Log\w*|Information|Warning|Msg)[ \t]*\(|\blog\.\w+\(\)\.|\bslog\.\w+\(|(?<![\w.])(error|warn|info|debug|trace)!\(|\bLog(Information|Warning|Error|Debug|Trace|Critical)\(|Rails\.logger\.|\$(this->)?\w*[lL]ogger->\w+\(|Logger\.(info|warn|error|debug)\b|Log::\w+\()""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogCall();

    // A command tells the person who called it, and the browser nobody.
    [GeneratedRegex("""(^|/)(bin|scripts?|tools?|cmd|cli|commands?|console|seeds?|tasks|data|migrations?|dev|hack|\.[\w-]+|frontend|client|assets|components|hooks|composables|public|static|wwwroot|javascript)/|\.(tsx|jsx|vue|svelte|rake)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();

    [GeneratedRegex("""((?<![\w.])console\.(log|info|warn|error|debug)\(|(?<![\w.])print\(|\bConsole\.(Write|WriteLine|Error\.WriteLine)\(|\bfmt\.Print(ln|f)?\(|\bSystem\.(out|err)\.print|(?<![\w.])e?println!\(|^\s*puts\s|(?<![\w.>])(var_dump|print_r|error_log)\()""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Print();
}
