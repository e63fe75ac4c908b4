using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class QueriesAreParameterised : Check
{
    private const string Statement = @"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s|DELETE\s+FROM\s|WITH\s|CREATE\s|ALTER\s|DROP\s|TRUNCATE\s|CALL\s|EXEC(UTE)?\s)";

    private static readonly ImmutableArray<Idiom> Built =
    [
        Sink("javascript", Language.JavaScript, ["query", "execute", "QueryRawUnsafe", "ExecuteRawUnsafe", ".raw("], JavaScriptSink()),
        Sink("csharp", Language.CSharp, ["Command", "ExecuteSqlRaw", "FromSqlRaw", "SqlQueryRaw", "Query", "Execute"], CSharpSink()),
        Sink("python", Language.Python, ["execute", ".raw(", "text(", "read_sql"], PythonSink()),
        Sink("go", Language.Go, ["Query", "Exec", ".Raw("], GoSink()),
        Sink("java", Language.Java, ["execute", "createNativeQuery", "createQuery", "prepareStatement", "queryFor", ".query(", ".update("], JavaSink()),
        Sink("php", Language.Php, ["query", "exec", "DB::", "Raw("], PhpSink()),
        Sink("ruby", Language.Ruby, ["where", "find_by_sql", "execute", "exec_query", ".order("], RubySink()),
    ];

    // ORDER BY and identifiers cannot be bound; an allow-list beside them is the accepted way.
    private static readonly Idiom Identifier = Sink("identifier", Language.JavaScript, ["ORDER BY", "order by", "sql.raw"], DynamicIdentifier());

    public override CheckInfo Info { get; } = new("input.sql-injection", Category.Security, Priority.Critical, "Queries are parameterised")
    {
        Why = "A value that becomes part of the statement can become a statement of its own: all data read, changed or gone.",
        Remedy = "Bind every value as a parameter, and take column and sort names from a fixed list.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 1.2.4", "CWE-89", "OWASP Top 10 A03"],
        AppliesWhen = Condition.Any(Fact.Relational),
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    // in_array($operator, $this->operators), ALLOWED.includes(column): what follows comes from a fixed list
    private static readonly Idiom AllowList = new("input.sql-injection/allow-list", ["in_array(", "array_key_exists(", "allowed", "whitelist", "allow_list", "allowlist"]) { Languages = Language.Code };

    public override ImmutableArray<Idiom> Idioms => [.. Built, Identifier, AllowList];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (Programs.AreElsewhere(repository, Fact.Database))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "the programs that ask the database are in another repository")];
        }

        var hits = Built.SelectMany(idiom => repository.HitsOf(idiom)).ToList();
        var doubtful = hits.Where(hit => IsReviewable(repository, hit)).Concat(repository.HitsOf(Identifier)).ToList();
        var verdicts = hits.Where(hit => !IsReviewable(repository, hit)).GroupBy(hit => hit.Path, StringComparer.Ordinal)
            .Select(file => Verdict.Fail(file.Key, $"Line {file.First().Line} builds SQL out of values.", file.Select(hit => Evidence.Strong("SQL built from a value", hit.Location))))
            .Concat(doubtful.GroupBy(hit => hit.Path, StringComparer.Ordinal)
                .Select(file => Verdict.Partial(file.Key, $"Line {file.First().Line} builds SQL; a person has to look whether the parts come from a fixed list.", file.Select(hit => Evidence.Strong("SQL to review", hit.Location)))))
            .ToList();
        return verdicts.Count > 0
            ? verdicts
            : [Verdict.Pass(Verdict.WholeSystem, "No query is built out of values.", Evidence.Strong($"{repository.Files.Count(file => file.WasRead && file.Class == PathClasses.Production)} source files searched"))];
    }

    /// <summary>Migrations and scripts, identifiers by name, lists of placeholders, statements put together before, and numbers parsed before.</summary>
    private static bool IsReviewable(RepositoryFacts repository, IdiomHit hit) =>
        ReviewPath().IsMatch(hit.Path) || ReviewText().IsMatch(hit.Excerpt)
        || repository.HitsIn(hit.Path, AllowList).Any(list => list.Line <= hit.Line && hit.Line - list.Line <= 20);

    private static Idiom Sink(string name, string language, ImmutableArray<string> anchors, Regex pattern) =>
        new("input.sql-injection/" + name, anchors) { Pattern = pattern, Languages = [language], Accept = match => !LogText().IsMatch(match.LineText) && !SqlParts.AreConstant(match) };

    // db.query(`SELECT … ${id}`)   pool.execute("SELECT … " + id)   prisma.$queryRawUnsafe(`… ${id}`)   — but not sql`…`, $queryRaw`…`
    [GeneratedRegex(@"(\.(query|execute|raw|run|all|prepare)|\$(query|execute)RawUnsafe)(<[^>]*>)?\(\s*(`" + Statement + @"[^`]*\$\{[^`]*`|[""']" + Statement + @"[^""'\r\n]*[""']\s*\+\s*\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaScriptSink();

    // new NpgsqlCommand($"SELECT … {id}")   FromSqlRaw($"…{id}")   connection.Query("SELECT … " + id)   CommandText = $"…{id}"
    [GeneratedRegex(@"(new\s+\w*Command\(|\b(ExecuteSqlRaw|FromSqlRaw|SqlQueryRaw|ExecuteSqlRawAsync)(<\w+>)?\(|\.(Query|Execute)(?!Sql)\w*(<[^>()]*>)?\(|CommandText\s*=)\s*(\w+\s*,\s*)?(\$@?[""]{1,3}" + Statement + @"[^""]*\{(?!nameof)|@?""" + Statement + @"[^""]*""\s*\+\s*\w|string\.Format\(\s*@?""" + Statement + @")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CSharpSink();

    // cursor.execute(f"SELECT … {id}")   execute("SELECT … %s" % id)   text("… {}".format(id))
    [GeneratedRegex(@"(\.(execute|executemany|raw)|\btext|\bread_sql\w*)\(\s*(f(""""""" + Statement + @"[^""]*\{|'''" + Statement + @"[^']*\{|""" + Statement + @"[^""\r\n]*\{|'" + Statement + @"[^'\r\n]*\{)|(""{1,3}" + Statement + @"[^""]*""{1,3}|'{1,3}" + Statement + @"[^']*'{1,3})\s*(%\s*[\w(]|\.format\(|\+\s*\w))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonSink();

    [GeneratedRegex(@"\.(Query|QueryRow|Exec|Raw|Queryx|Get|Select)(Context)?\(\s*(\w+\s*,\s*)?(&\w+\s*,\s*)?(fmt\.Sprintf\(\s*[""`]" + Statement + @"|[""`]" + Statement + @"[^""`]*[""`]\s*\+\s*\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoSink();

    [GeneratedRegex(@"\.(execute(Query|Update|LargeUpdate)?|createNativeQuery|createQuery|prepareStatement|queryFor\w+|query|update)\(\s*(""" + Statement + @"[^""\r\n]*""\s*\+\s*\w|String\.format\(\s*""" + Statement + @"|""" + Statement + @"[^""\r\n]*\$\{?\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaSink();

    [GeneratedRegex(@"(->(query|exec|prepare|whereRaw|orderByRaw|selectRaw|havingRaw)|DB::(raw|select|statement|insert|update|delete|unprepared)|mysqli_query)\(\s*(\$\w+\s*,\s*)?(""[^""]*\$\w|""" + Statement + @"[^""]*""\s*\.\s*\$|'" + Statement + @"[^']*'\s*\.\s*\$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhpSink();

    [GeneratedRegex("""(\.(where|order|joins|having|find_by_sql|execute|exec_query|select_all)\(?\s*"(?![^"\r\n]*":(?!:))[^"\r\n]*#\{)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RubySink();

    [GeneratedRegex("""(ORDER\s+BY\s+\$\{|\bsql\.raw\(\s*[A-Za-z_`])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DynamicIdentifier();

    [GeneratedRegex("""(^|/)(migrations?|migrate|alembic|revisions|scripts?|seeds?|seeders?|tools?|bin|cli|commands?)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReviewPath();

    [GeneratedRegex("""(\b(table|column|schema|sort|order|field)_?(name|col(umn)?|by|key|dir(ection)?)?\w*\s*[}+)]|parseInt\(|Number\(|\bint\(|quote(_ident|Identifier)?\(|escapeId\(|identifier\(|strings\.Join\(|\.join\(|\bjoin\(|placeholders?\b|\{(sub_?)?(sql|query|stmt|where|columns|fields)\}|\+\s*(where|columns|fields|orderBy)\b|["'`]\s*(CREATE|ALTER|DROP|TRUNCATE)\s|\{\s*(n_|num_)\w+\s*\}|(datetime\(|interval\s)[^\n{]{0,20}'[^'\n]{0,10}[#$]\{)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReviewText();

    [GeneratedRegex("""\b(log(ger)?|console|logging|print|throw|raise)\b[.\s(]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogText();
}
