using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class DataModelIsDocumented : Check
{
    private const int Full = 90;
    private const int Half = 40;
    private const int EnoughComments = 80;

    private static readonly Idiom Table = new("docs.schema/table", ["create table", "model ", "@Entity", "@Table(", "DbSet<", "models.Model", "__tablename__", "table=True", "create_table", "Schema::create(", "create table(", "pgTable(", "mysqlTable(", "sqliteTable(", "mongoose.model(", "mongoose.Schema", "diesel(table_name", "self.table_name"])
    {
        Pattern = TableName(),
        Languages = [.. Language.Code, Language.Sql, Language.Text],
        Accept = match => match.Language is not Language.Text || match.Path.EndsWith(".prisma", StringComparison.Ordinal),
        LimitPerFile = 200,
    };

    private static readonly Idiom Documented = new("docs.schema/documented", ["erDiagram", "--o{", "--|{", "||--", "}o--", "## ", "Table ", "| `", "entity "])
    {
        Pattern = DocumentedName(),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation | PathClasses.Production,
        Accept = match => SchemaPage().IsMatch(match.Path) || match.LineText.Contains("--", StringComparison.Ordinal),
        LimitPerFile = 400,
    };

    private static readonly Idiom Commented = new("docs.schema/commented", ["comment on table", "///"])
    {
        Pattern = Comment(),
        Languages = [Language.Sql, Language.Text, Language.Ruby, Language.Python, Language.Php],
        WithComments = true,
        Accept = match => match.Language is not Language.Text || match.Path.EndsWith(".prisma", StringComparison.Ordinal),
        LimitPerFile = 400,
    };

    public override CheckInfo Info { get; } = new("docs.schema", Category.Quality, Priority.Low, "The data model is documented")
    {
        Why = "Who does not know what a column means writes a report that is wrong, and cannot say whose data is where.",
        Remedy = "Generate an entity diagram or a page of tables from the schema in the pipeline and commit it.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["GDPR Art. 30"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override ImmutableArray<Idiom> Idioms => [Table, Documented, Commented];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (Programs.AreElsewhere(repository, Fact.Database))
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The database is declared here, but its tables are made in another repository.")];
        }

        var tables = repository.HitsOf(Table).Where(hit => hit.Value.Length > 2).GroupBy(hit => Plain(hit.Value), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var pages = repository.HitsOf(Documented);
        if (tables.Count == 0)
        {
            return pages.FirstOrDefault(hit => hit.Excerpt.Contains("--", StringComparison.Ordinal) || hit.Path.EndsWith(".dbml", StringComparison.Ordinal)) is { } diagram
                ? [Verdict.Partial(Verdict.WholeSystem, "There is a diagram; which tables there are could not be read.", Evidence.Strong("diagram", diagram.Location))]
                : [Verdict.Fail(Verdict.WholeSystem, "The data model is documented nowhere.", repository.Facts.Why(Fact.Database) is { } why ? [why] : [])];
        }

        var commented = repository.HitsOf(Commented).Select(hit => Plain(hit.Value)).Where(tables.ContainsKey).Distinct(StringComparer.Ordinal).Count() * 100 / tables.Count;
        var named = pages.SelectMany(hit => Words().Matches(hit.Excerpt).Select(word => (Name: Plain(word.Value), hit.Location)))
            .Concat(repository.Files.Where(file => file.Class == PathClasses.Documentation && SchemaPage().IsMatch(file.Folder)).Select(file => (Name: Plain(file.Name.Split('.')[0]), new Location(file.Path, 0))))
            .Where(one => tables.ContainsKey(one.Name)).DistinctBy(one => one.Name, StringComparer.Ordinal).ToDictionary(one => one.Name, one => one.Item2, StringComparer.Ordinal);
        var known = tables.Keys.Where(named.ContainsKey).ToList();
        var share = known.Count * 100 / tables.Count;
        var missing = tables.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(5).Select(name => tables[name].Value);
        var evidence = known.Count > 0 ? Evidence.Strong($"{known.Count} of {tables.Count} tables are named", named[known[0]]) : Evidence.Strong($"{tables.Count} tables, none of them documented", tables.Values.First().Location);
        return [Math.Max(share, commented >= EnoughComments ? Full : 0) switch
        {
            >= Full => Verdict.Pass(Verdict.WholeSystem, "The data model is documented.", commented >= EnoughComments ? Evidence.Strong($"{commented} of 100 tables have a comment", repository.HitsOf(Commented)[0].Location) : evidence),
            >= Half => Verdict.Partial(Verdict.WholeSystem, $"{known.Count} of {tables.Count} tables are documented; missing are {string.Join(", ", missing)}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, known.Count == 0 ? "The data model is documented nowhere." : $"Only {known.Count} of {tables.Count} tables are documented.", evidence),
        }];
    }

    // order_items, OrderItems, OrderItem and ORDER_ITEM are one.
    private static string Plain(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters.EndsWith("ies", StringComparison.Ordinal) ? letters[..^3] + "y" : letters.EndsWith('s') ? letters[..^1] : letters;
    }

    // CREATE TABLE IF NOT EXISTS "orders"   model Order {   DbSet<Order>   class Order(models.Model)   __tablename__ = "orders"   create_table "orders"   pgTable('orders'
    [GeneratedRegex("""(\bcreate\s+table\s+(if\s+not\s+exists\s+)?["`\[]?(\w+["`\]]?\.["`\[]?)?(?<name>\w+)|^model\s+(?<name>\w+)\s*\{|\bDbSet<(\w+\.)?(?<name>\w+)>(?=\s+\w+\s*(\{|=>|=|;))|\bclass\s+(?<name>\w+)\([^)\n]*\b(models\.Model\b|table=True)|__tablename__\s*=\s*["'](?<name>\w+)|\bcreate_table[ (]+[:"'](?<name>\w+)|Schema::create\(\s*["'](?<name>\w+)|\bcreate(_if_not_exists)?\s+table\([:"](?<name>\w+)|\b(pg|mysql|sqlite)Table\(\s*["'](?<name>\w+)|mongoose\.model(<[^>\n]*>)?\(\s*["'](?<name>\w+)|@Entity\(\s*(\{\s*name:\s*)?["'](?<name>\w+)|@Table\(\s*name\s*=\s*"(?<name>\w+)|(diesel\(|self\.)table_name\s*=\s*"?(?<name>\w+))""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableName();

    // CUSTOMER ||--o{ ORDER : places   ### `orders`   Table orders {   | `orders` | what it holds |
    [GeneratedRegex("""(^[ \t]*["\w-]+[ ]+[|}o]{1,2}(--|\.\.)[|{o]{1,2}[ ]+["\w-]+|^#{2,5}[ ]+[^\r\n]{0,40}`?\w+`?[^\r\n]{0,60}|^[ \t]*(Table|entity)[ ]+["\w.]+[^\r\n]*\{|^\|[ ]*`\w+`)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentedName();

    [GeneratedRegex("""(\bcomment\s+on\s+table\s+["`]?(\w+["`]?\.["`]?)?(?<name>\w+)|^[ \t]*///[^\r\n]*\r?\nmodel\s+(?<name>\w+))""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("""(schema|database|data-?_?model|entit|\berd?\b|er-diagram|dbdoc|tables?|\.dbml$|domain-?model|(^|/)models(/|$))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaPage();

    [GeneratedRegex("""[A-Za-z]\w{2,}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
