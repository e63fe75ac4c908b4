using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

/// <summary>Files that must not be served, and what their content looks like: a status alone proves nothing.</summary>
internal static partial class FileSignatures
{
    public static ImmutableArray<string> Paths { get; } =
    [
        "/.env", "/.env.local", "/.env.production", "/.git/HEAD", "/.git/config", "/.svn/entries", "/.aws/credentials", "/.npmrc", "/docker-compose.yml",
        "/appsettings.json", "/appsettings.Production.json", "/web.config", "/config.php.bak", "/wp-config.php~", "/backup.sql", "/dump.sql", "/db.sqlite3",
        "/id_rsa", "/server.key", "/.DS_Store",
    ];

    /// <summary>What the body looks like, or null when it is not what the path promises.</summary>
    public static string? Of(Answer answer)
    {
        var text = answer.Text.TrimStart('\ufeff', ' ', '\r', '\n');
        if (IsPage(text))
        {
            return null;
        }

        var path = answer.Request.Path;
        return path switch
        {
            "/.git/HEAD" => GitHead().IsMatch(text) ? "a git repository" : null,
            "/.git/config" => text.Contains("[core]", StringComparison.Ordinal) ? "a git configuration" : null,
            "/.svn/entries" => SubversionEntries().IsMatch(text) ? "a Subversion working copy" : null,
            "/.aws/credentials" => text.Contains("aws_access_key_id", StringComparison.OrdinalIgnoreCase) ? "AWS credentials" : null,
            "/.npmrc" => text.Contains("_authToken", StringComparison.Ordinal) || text.Contains("_auth=", StringComparison.Ordinal) ? "a registry token" : null,
            "/docker-compose.yml" => Services().IsMatch(text) ? "a compose file" : null,
            "/web.config" => text.Contains("<configuration", StringComparison.OrdinalIgnoreCase) ? "a server configuration" : null,
            "/db.sqlite3" => text.StartsWith("SQLite format 3", StringComparison.Ordinal) ? "a database" : null,
            "/.DS_Store" => text.Contains("Bud1", StringComparison.Ordinal) ? "a folder listing" : null,
            _ => OfKind(path, text),
        };
    }

    private static string? OfKind(string path, string text) =>
        path.StartsWith("/.env", StringComparison.Ordinal) ? (Variable().IsMatch(text) ? "an environment file" : null)
        : path.EndsWith(".sql", StringComparison.Ordinal) ? (Sql().IsMatch(text) ? "a database dump" : null)
        : path.EndsWith(".json", StringComparison.Ordinal) ? (text.StartsWith('{') && text.Contains("ConnectionStrings", StringComparison.OrdinalIgnoreCase) ? "settings with connection strings" : null)
        : path.Contains(".php", StringComparison.Ordinal) ? (text.StartsWith("<?php", StringComparison.Ordinal) ? "PHP source" : null)
        : text.StartsWith("-----BEGIN", StringComparison.Ordinal) && text.Contains("PRIVATE KEY", StringComparison.Ordinal) ? "a private key"
        : null;

    private static bool IsPage(string text) =>
        text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(export\s+)?[A-Za-z_][A-Za-z0-9_]{2,}=\S", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(ref: refs/|[0-9a-f]{40}\s*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GitHead();

    [GeneratedRegex(@"^\d{1,3}\s*(\r?\n|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SubversionEntries();

    [GeneratedRegex(@"^services:\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Services();

    [GeneratedRegex("^(--|CREATE (TABLE|DATABASE)|INSERT INTO|PRAGMA|DROP TABLE|SET )", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sql();
}
