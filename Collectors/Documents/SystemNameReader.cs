using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents;

/// <summary>The name of the system a document is about: from its front matter, its "Project:" line, its title, or the names in its code.</summary>
internal static partial class SystemNameReader
{
    private const int LongestName = 60;

    /// <summary>Words that name no system.</summary>
    private static readonly FrozenSet<string> Generic = new[]
    {
        "production", "readiness", "gap", "gaps", "analysis", "assessment", "report", "deployment", "checklist", "missing", "whats", "what", "is", "s", "aws", "azure", "gcp",
        "digitalocean", "kubernetes", "docker", "launch", "plan", "status", "summary", "complete", "final", "the", "critical", "comprehensive", "full", "system", "application",
        "app", "platform", "project", "review", "audit", "current", "state", "implementation", "security", "feature", "features", "go", "live", "prod", "vs", "and", "for", "to",
        "todo", "list", "items", "remaining", "work", "overview", "documentation", "guide", "v1", "v2", "mvp", "of", "on", "in", "pre", "post", "ready", "our", "release",
        "architectural", "architecture", "technical", "frontend", "backend", "infrastructure", "api", "testing", "data", "competitive", "saas", "enterprise", "deep", "master", "quick",
        "análisis", "analisis", "de", "brechas", "lo", "que", "nos", "falta", "la", "el", "del", "producción", "anforderungen", "milestones", "analyse", "lücken", "eksik", "eksiklik", "üretim",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Roles = new[]
    {
        "rg", "postgres", "postgresql", "redis", "db", "database", "api", "web", "app", "server", "service", "backend", "frontend", "worker", "gateway", "nginx", "storage",
        "kv", "vnet", "aks", "acr", "cluster", "namespace", "manager", "queue", "cache", "prod", "production", "dev", "development", "staging", "stage", "test", "qa", "uat",
        "compose", "docker", "yml", "yaml", "env", "local", "config", "deploy", "build", "ready", "readiness", "to", "data", "kafka", "logs", "backup", "backups", "grade",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static string? Read(string title, string text) => FromKey(text) ?? FromTitle(title) ?? FromIdentifiers(text);

    private static string? FromKey(string text)
    {
        var match = ProjectLine().Match(text.Length > 4_000 ? text[..4_000] : text);
        return match.Success ? Named(match.Groups["name"].Value) : null;
    }

    /// <summary><c>Orders: Production Readiness</c>, <c>Orders Production Gaps</c>, <c>Gap Analysis — Orders</c>.</summary>
    private static string? FromTitle(string title)
    {
        if (!TitleWord().Matches(title).Any(match => IsGeneric(match.Value)))
        {
            return null;
        }

        foreach (var part in title.Split([": ", " - ", " – ", " — ", " | "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = TitleWord().Matches(part).Select(match => match.Value).ToList();
            var own = words.TakeWhile(word => !IsGeneric(word)).ToList();
            if (own.Count is > 0 and <= 4 && own.Count < words.Count + (words.Count == own.Count ? 1 : 0) && title.Length > string.Join(' ', own).Length)
            {
                return Named(string.Join(' ', own));
            }
        }

        return null;
    }

    /// <summary><c>rg-prod-orders</c> and <c>redis-prod-orders</c> agree on "orders".</summary>
    private static string? FromIdentifiers(string text)
    {
        var counts = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var identifier in Identifier().EnumerateMatches(text))
        {
            var whole = text.Substring(identifier.Index, identifier.Length).ToLowerInvariant();
            foreach (var part in whole.Split('-').Where(part => part.Length > 2 && !Roles.Contains(part) && !Generic.Contains(part) && !part.All(char.IsAsciiDigit)))
            {
                counts.TryAdd(part, new HashSet<string>(StringComparer.Ordinal));
                counts[part].Add(whole);
            }
        }

        var best = counts.OrderByDescending(pair => pair.Value.Count).ThenByDescending(pair => pair.Key.Length).FirstOrDefault();
        return best.Value is { Count: > 1 } ? best.Key : null;
    }

    private static bool IsGeneric(string word) => Words.Of(word).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Generic.Contains);

    private static string? Named(string name)
    {
        var clean = Symbols.Strip(name.Trim('*', ' ', '`', '"', '\''));
        return clean.Length is > 1 and <= LongestName && !IsGeneric(clean) ? clean : null;
    }

    [GeneratedRegex(@"^\W{0,6}(project|system|product|application|repository|proje|projekt|项目)( name)?\W{0,4}[:：]\W{0,4}(?<name>[^\n]{2,80})$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"[\w.&'’+#-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TitleWord();

    // rg-prod-orders   orders-staging
    [GeneratedRegex(@"\b([a-z][a-z0-9]{1,20}-){1,5}(prod|production|staging|dev)(-[a-z0-9]{1,20}){0,4}\b|\b(prod|staging|dev)(-[a-z0-9]{2,20}){1,4}\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();
}
