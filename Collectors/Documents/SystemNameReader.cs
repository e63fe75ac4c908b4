using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents;

/// <summary>The name of the system a document is about: from its front matter, its "Project:" line, its title, or the names in its code.</summary>
internal static partial class SystemNameReader
{
    private const int LongestName = 60;
    private const int LongestNameInWords = 5;

    /// <summary>Words that are generic alone and part of a name behind one: "Meadow API".</summary>
    private static readonly FrozenSet<string> Titles =
        new[] { "api", "app", "platform", "service", "services", "system", "backend", "frontend", "application", "portal", "saas", "plan", "live", "data", "enterprise", "the", "la", "le", "el", "of", "for", "de", "and" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that name no system.</summary>
    private static readonly FrozenSet<string> Generic = new[]
    {
        "production", "readiness", "gap", "gaps", "analysis", "assessment", "report", "deployment", "checklist", "missing", "whats", "what", "is", "s", "aws", "azure", "gcp",
        "digitalocean", "kubernetes", "docker", "launch", "plan", "status", "summary", "complete", "final", "the", "critical", "comprehensive", "full", "system", "application",
        "app", "platform", "project", "review", "audit", "current", "state", "implementation", "security", "feature", "features", "go", "live", "prod", "vs", "and", "for", "to",
        "todo", "list", "items", "remaining", "work", "overview", "documentation", "guide", "v1", "v2", "mvp", "of", "on", "in", "pre", "post", "ready", "our", "release",
        "architectural", "architecture", "technical", "frontend", "backend", "infrastructure", "api", "testing", "data", "competitive", "saas", "enterprise", "deep", "master", "quick",
        "análisis", "analisis", "de", "brechas", "lo", "que", "nos", "falta", "la", "el", "del", "producción", "anforderungen", "milestones", "analyse", "lücken", "eksik", "eksiklik", "üretim",
        "operational", "executive", "prr", "orr", "penetration", "pentest", "findings", "recommendations", "blockers", "blocker", "export", "gate", "rag", "matrix", "roadmap", "deploy", "golive", "score", "scorecard",
        "action", "actions", "outstanding", "issues", "issue", "tracker", "backlog", "mvp", "beta", "draft", "january", "february", "april", "june", "july", "august", "september", "october",
        "november", "december", "q1", "q2", "q3", "q4", "weekly", "monthly", "changelog", "readme", "requirements", "maturity", "remediation", "improvement", "improvements",
        "bericht", "gutachten", "betriebsreife", "produktionsreife", "reife", "reifegrad", "checkliste", "prüfung", "mängel", "bewertung", "stand", "offene", "punkte", "lückenanalyse", "betriebsbereitschaft", "produktion",
        "écarts", "avant", "mise", "en", "rapport", "préparation", "bilan", "manquants", "brecha", "informe", "preparación", "qué", "para", "estado", "análise", "lacunas", "produção", "relatório", "prontidão", "falta",
        "analisi", "lista", "controllo", "di", "messa", "produzione", "rapporto", "lacune", "verifica", "per", "in", "wat", "ontbreekt", "er", "nog", "gereedheid", "productie", "analiza", "braków", "braki", "przed", "wdrożeniem",
        "livegang", "productieklaar", "projedeki", "türkçe", "şu", "an", "raport", "gotowość", "gotowości", "produkcji", "hazırlık", "hazırlığı", "eksikleri", "eksikler", "üretime", "rapor", "raporu", "analizi", "анализ", "готовности", "готовность", "к", "продакшену", "продакшен", "отчет", "отчёт",
        "чек", "лист", "пробелы", "список", "запуску", "релизу", "تحليل", "الجاهزية", "جاهزية", "للإنتاج", "الإنتاج", "تقرير", "قائمة", "الفجوات", "فجوات",
        "audyt", "auditoria", "auditoría", "аудит", "code", "test", "manglende", "kekurangan", "sebelum", "produksi", "kesiapan", "připravenost", "na", "produkci", "nedostatky", "готовність", "готовності", "до", "запуску",
        "đánh", "giá", "thiếu", "sót", "báo", "cáo", "sẵn", "sàng", "brister", "lansering", "produktionsberedskap", "beredskap", "klar", "til", "för", "inför", "driftsklar", "hvad", "der", "står", "tilbage", "mangler",
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

    /// <summary><c>Orders: Production Readiness</c>, <c>Orders Production Gaps</c>, <c>Gap Analysis — Orders</c>, <c>Gaps in Orders</c>, <c>Gutachten „Orders“</c>.</summary>
    private static string? FromTitle(string title)
    {
        if (Named(InTitle().Match(title) is { Success: true } said ? said.Groups["name"].Value : "") is { } name)
        {
            return name;
        }

        var parts = TitleParts().Split(title).Where(part => part.Any(char.IsLetterOrDigit)).ToList();
        if (!parts.Exists(IsKind))
        {
            return null;
        }

        if (Bracketed().Match(title) is { Success: true } bracketed && IsKind(title[..bracketed.Index]) && !IsKind(bracketed.Groups["name"].Value))
        {
            return Named(bracketed.Groups["name"].Value);
        }

        return parts.Where(part => !IsKind(part) && Words.Of(part).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= LongestNameInWords).Select(Named).FirstOrDefault(found => found is not null)
            ?? parts.Where(IsKind).Select(Inside).FirstOrDefault(found => found is not null);
    }

    /// <summary>The part of a title that says what kind of document it is.</summary>
    private static bool IsKind(string part) => TitleWord().Matches(part).Any(match => IsGeneric(match.Value) && !Titles.Contains(match.Value.ToLowerInvariant())) || Unspaced().IsMatch(part);

    /// <summary>What stands before the kind ("Orders production gaps") or behind a preposition ("Gaps in Orders").</summary>
    private static string? Inside(string part)
    {
        var words = TitleWord().Matches(part).Select(match => match.Value).ToList();
        var start = words.Count > 0 && words[0] is "Is" or "Ist" or "Are" ? 1 : 0;
        var own = words.Skip(start).TakeWhile(word => !IsGeneric(word) || Titles.Contains(word.ToLowerInvariant())).ToList();
        if (own.Count is > 0 and <= 4 && own.Count < words.Count && !IsGeneric(own[0]) && char.IsUpper(own[0][0]))
        {
            return Named(string.Join(' ', own));
        }

        return Behind().Match(part) is { Success: true } behind && behind.Groups["name"].Value is var name && !TitleWord().Matches(name).Any(match => IsGeneric(match.Value) && !Titles.Contains(match.Value.ToLowerInvariant()))
            ? Named(name)
            : null;
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

    [GeneratedRegex(@"^\W{0,6}(project|system|product|application|repository|proje|projekt|projet|proyecto|progetto|projeto|проект|система|项目|系统|プロジェクト|システム|프로젝트|시스템|المشروع|النظام)( name)?\W{0,4}[:：]\W{0,4}(?<name>[^\n]{2,80})$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectLine();

    // (project PAY)   „Hafenblick“   «Склад»   「予約」
    [GeneratedRegex(@"\((project|system|app|projekt|proyecto|projet):?\s(?<name>[^()]{2,40})\)|[„“«「『](?<name>[^“”„«»「」『』]{2,40})[“”»」』]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InTitle();

    // Gaps before production (Swift Parcels)
    [GeneratedRegex(@"\((?<name>\p{Lu}[^()0-9]{2,40})\)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@":\s|\s[-–—|·]\s|[：｜]|:(?=[^\x00-\x7F])|,\s|\?\s|\s::\s", RegexOptions.CultureInvariant, 20_000)]
    private static partial Regex TitleParts();

    [GeneratedRegex(@"\b(of|for|in|launch|für|von|de|pour|para|di|voor|dla|для|i|på|pro|untuk|cho)\s(?<name>[\p{Lu}][^?!]{1,40})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex("本番|準備|状況|分析|差距|就绪|生产|评估|报告|检查|清单|缺失|上线|ギャップ|チェックリスト|レビュー|프로덕션|운영|준비|분석|보고서|체크리스트", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unspaced();

    [GeneratedRegex(@"[\w.&'’+#-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TitleWord();

    // rg-prod-orders   orders-staging
    [GeneratedRegex(@"\b([a-z][a-z0-9]{1,20}-){1,5}(prod|production|staging|dev)(-[a-z0-9]{1,20}){0,4}\b|\b(prod|staging|dev)(-[a-z0-9]{2,20}){1,4}\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();
}
