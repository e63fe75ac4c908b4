using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Where data goes unless a setting says otherwise, when that is the memory of the process.</summary>
internal static partial class MemoryByDefault
{
    private static readonly string[] Stores = ["persistence", "storage", "database", "store", "repository", "datastore"];
    private static readonly string[] Choices = ["provider", "type", "driver", "backend", "kind", "mode"];

    // `env:"CATALOG_PERSISTENCE_PROVIDER,default=in-memory"`   process.env.STORE_TYPE || 'memory'
    public static Idiom Idiom(string check) => Phrases.Idiom(
        check + "/memory-by-default",
        Language.Code,
        """(?<=(PERSISTENCE|STORAGE|STORE|DATABASE|DB|REPOSITORY)_(PROVIDER|TYPE|DRIVER|BACKEND|KIND|MODE)\b[^\n]{0,30}(\|\||\?\?|default\s*[=:(]|:-|,)\s{0,3}['"]?)\b(in-?)?memory\b""");

    /// <summary>In the settings of the program or of its chart.</summary>
    public static Evidence? In(RepositoryFacts repository) => repository.DataFiles.Where(file => file.Class == PathClasses.Production && SettingsFile().IsMatch(file.Path))
        .SelectMany(file => file.Documents.SelectMany(Own).SelectMany(node => node.Entries).Where(entry => Stores.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(entry => entry.Value.Entries).Where(entry => Choices.Contains(entry.Key, StringComparer.OrdinalIgnoreCase) && entry.Value.Text is "in-memory" or "inmemory" or "memory" or "InMemory" or "Memory")
            .Select(entry => Evidence.Certain("in memory by default", new(file.Path, entry.Value.Line, $"{entry.Key}: {entry.Value.Text}")))).FirstOrDefault();

    // Values of a chart also set what is installed beside the program: tracing, metrics, a registry.
    private static IEnumerable<Node> Own(Node node) => [node, .. node.Entries.Where(entry => !Beside().IsMatch(entry.Key)).SelectMany(entry => Own(entry.Value)), .. node.Items.SelectMany(Own)];

    [GeneratedRegex("""^(jaeger|tempo|loki|prometheus|grafana|thanos|mimir|zipkin|otel|opentelemetry|signoz|kafka|nats|harbor|registry|vault|alertmanager|redis|rabbitmq|tracing|telemetry|monitoring|observability|cache|session|sessions|ratelimit|rateLimit)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beside();

    [GeneratedRegex("""(^|/)(application\.(ya?ml)|values\.ya?ml|appsettings\.json|config/(default|production)\.(json|ya?ml|toml)|config\.(ya?ml|toml))$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingsFile();
}
