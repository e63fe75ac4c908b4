using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>The migrations of a repository and the tool that keeps them.</summary>
internal static partial class MigrationFiles
{
    private static readonly (string Tool, Regex File)[] Tools =
    [
        ("Prisma", Prisma()), ("EF Core", EntityFramework()), ("Alembic", Alembic()), ("Django", Django()), ("Flyway", Flyway()), ("Liquibase", Liquibase()),
        ("Rails", Rails()), ("Laravel", Laravel()), ("Ecto", Ecto()), ("Drizzle", Drizzle()), ("Diesel", Diesel()), ("SQL migrations", Sql()), ("JavaScript migrations", Knex()), ("Go migrations", GoCode()),
    ];

    /// <summary>What tells which came first: the name with the folder that may hold its date.</summary>
    public static string Order(FileFact file) => file.Folder[(file.Folder.LastIndexOf('/') + 1)..] + "/" + file.Name;

    /// <summary>The first tool with files, and those in the order of their paths; null when no file looks like a migration.</summary>
    public static (string Tool, IReadOnlyList<FileFact> Files)? Of(RepositoryFacts repository)
    {
        var candidates = repository.Files.Where(file => file.IsTracked && file.Class is PathClasses.Production or PathClasses.Generated && file.Path.AsSpan().IndexOfAny('/', '_') >= 0).ToList();
        foreach (var (tool, pattern) in Tools)
        {
            var files = candidates.Where(file => pattern.IsMatch(file.Path)).ToList();
            if (files.Count > 0)
            {
                return (tool, files);
            }
        }

        return null;
    }

    [GeneratedRegex("""(^|/)migrations/[^/]+/migration\.sql$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prisma();

    [GeneratedRegex("""(^|/)Migrations/(\w+/)*(\d{14}_\w+(\.Designer)?|\w*ModelSnapshot)\.cs$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntityFramework();

    [GeneratedRegex("""(^|/)(alembic|migrations)/versions/[^/]+\.py$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alembic();

    [GeneratedRegex("""(^|/)migrations/\d{4}_\w+\.py$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Django();

    [GeneratedRegex("""(^|/)[VR]\d[\w.]*__\w+\.(sql|java)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Flyway();

    [GeneratedRegex("""(^|/)(db/)?changelog[^/]*(/[^/]+)*\.(xml|ya?ml|json|sql)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Liquibase();

    [GeneratedRegex("""(^|/)db/migrate/\d{10,}_\w+\.rb$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rails();

    [GeneratedRegex("""(^|/)database/migrations/\d{4}_\d\d_\d\d_\w+\.php$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Laravel();

    [GeneratedRegex("""(^|/)priv/\w*repo/migrations/\d+_\w+\.exs$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ecto();

    [GeneratedRegex("""(^|/)(drizzle|migrations)(/[^/]+)*/meta/_journal\.json$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drizzle();

    [GeneratedRegex("""(^|/)migrations/([\w-]+/)?\d{4}[\d-]*_[^/]+/up\.sql$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Diesel();

    [GeneratedRegex("""(^|/)(\w*migrations?|migrate|schema)/([^/]+/)*\d+[^/]*\.sql$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sql();

    [GeneratedRegex("""(^|/)migrations?/(v\d+(_\w+)?|\d+_\w+)\.go$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoCode();

    [GeneratedRegex("""(^|/)migrations?/(\d{3,}[-_][^/]+|Migration\d{8,}[^/]*)\.(ts|js|mjs|cjs)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Knex();
}
