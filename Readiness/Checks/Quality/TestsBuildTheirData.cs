using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class TestsBuildTheirData : Check
{
    private const int EnoughUsers = 5;

    // createTestUser(   givenValidOrder(   aSampleInvoice(
    private static readonly string[] Makers = ["create", "build", "make", "new", "given", "a"];
    private static readonly string[] Kinds = ["Test", "Fake", "Mock", "Sample", "Valid"];

    private static readonly Idiom Factory = Phrases.Idiom(
        "test.data/factory",
        Language.Code,
        [
            """new\s+(Bogus\.)?Faker\b""", """\bfaker\.\w""", """\bFaker(\(|::|\.)""", """\bfake\(\)->""", """new\s+Fixture\(\)""", """\bAutoFixture\b""", """AutoData\]""", """\bfishery\b""", """Factory\.define""",
            "DjangoModelFactory", "SQLAlchemyModelFactory", """\bmodel_bakery\b""", """\bbaker\.make""", """@pytest\.fixture""", """\bFactoryBot\b""", """::factory\(""", """\bfactory\(\w+::class""", """\bInstancio\.""", """\bEasyRandom\b""",
            """\binsert\(:\w""", """\binsert_list\(:\w""", """\bbuild\(:\w""", """\bbuild_list\(:\w""", """\bbuild_stubbed(_list)?\(:\w""", """\bcreate\(:\w""", """\bcreate_list\(:\w""",
            """\bnew\s+\w+Builder\(\)""", """\wBuilder::new\(""", """\bObjectMother\b""", """^[ \t]*fixtures\s+:""", """\w_fixtures?\(""", """\w_factory\(""", """\binsert_\w+\(""", """\bgofakeit\.""", """\bfake::""", """["'/]testdata/""",
            """\buse\w*Fixture\b""", "IClassFixture<", "ICollectionFixture<", """\bClassFixture\b""",
            .. from maker in Makers from kind in Kinds select $$"""\b{{maker}}{{kind}}[A-Z]\w*\(""",
        ]) with
    { In = PathClasses.Test, LimitPerFile = 1 };

    private static readonly Idiom Isolation = new("test.data/isolation", ["Respawn", "rollback", "Rollback", "ROLLBACK", "truncate", "TRUNCATE", "RefreshDatabase", "DatabaseTransactions", "DatabaseMigrations", "transactional", "@Transactional", "TestCase)", "TestCase,", "APITestCase", "django_db", "SQL.Sandbox", "DataCase", "ConnCase", "use_transactional_fixtures", "DatabaseCleaner", "Testcontainers", "testcontainers", "Container(", "sqlx::test", "drop_all", "deleteMany(", "dropDatabase", "EnsureDeleted", "CREATE DATABASE", "DROP DATABASE", "TransactionTestCase", "@DataJpaTest", "spawn_app", "IntegrationTest", "ActiveSupport::TestCase", "mongodb-memory-server", "MongoMemoryServer", "sqlite::memory", ":memory:", "UseInMemoryDatabase"])
    {
        Pattern = Isolates(),
        Languages = [.. Language.Code, Language.Xml],
        In = PathClasses.Test,
        LimitPerFile = 1,
    };

    public override CheckInfo Info { get; } = new("test.data", Category.Quality, Priority.Low, "Tests build their own data")
    {
        Why = "Tests that share data fail in another order, and data taken from production does not belong in them.",
        Remedy = "Write a builder or factory for each kind of object, and give each test a clean database by rollback, truncation or a container of its own.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 chapter 14"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Factory, Isolation];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var tests = repository.Files.Where(file => file.Class == PathClasses.Test && Language.Code.Contains(file.Language, StringComparer.Ordinal)).ToList();
        if (tests.Count == 0)
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "there are no tests")];
        }

        if (repository.Files.FirstOrDefault(file => file.Class == PathClasses.Test && Dump().IsMatch(file.Path)) is { } dump)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "The tests work on a dump of a database.", Evidence.Certain("database dump", new(dump.Path, 0)))];
        }

        var factories = repository.HitsOf(Factory);
        var users = factories.Select(hit => hit.Path).Distinct(StringComparer.Ordinal).Count();
        var needed = Math.Min(EnoughUsers, tests.Count);
        var built = users >= needed ? Evidence.Strong($"{users} test files build their data", factories[0].Location) : null;
        var isolated = repository.FirstOf(null, Isolation) is { } isolation ? Evidence.Strong("each test has a clean store", isolation.Location) : null;
        var evidence = new[] { built, isolated }.OfType<Evidence>().DefaultIfEmpty(Evidence.Certain($"{tests.Count} test files, {users} of them build data")).ToList();
        return [(built, isolated, repository.Facts.Has(Fact.Database)) switch
        {
            (not null, not null, _) or (not null, _, false) => Verdict.Pass(Verdict.WholeSystem, "Tests build their own data and do not share it.", evidence),
            (not null, null, _) => Verdict.Partial(Verdict.WholeSystem, "Tests build their own data; nothing keeps the databases of two tests apart.", evidence),
            (null, not null, _) => Verdict.Partial(Verdict.WholeSystem, $"Each test has a clean store, but {users} of {tests.Count} test files build their data by a factory or fixture.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, $"{users} of {tests.Count} test files build their data by a factory or fixture, and nothing keeps tests apart.", evidence),
        }];
    }

    [GeneratedRegex("""(\bRespawn(er)?\b|\brollback\b|\bRollback(Async)?\(|\btruncate\w*\b|RefreshDatabase|DatabaseTransactions|DatabaseMigrations|LazilyRefreshDatabase|@Transactional\b|\(\w*(Transaction)?TestCase\)|APITestCase|\bdjango_db\b|SQL\.Sandbox|\.(DataCase|ConnCase)\b|use_transactional_fixtures|DatabaseCleaner|[Tt]estcontainers|\w+Container\(|sqlx::test|\bdrop_all\(|\.deleteMany\(|dropDatabase|EnsureDeleted|\b(CREATE|DROP) DATABASE|@DataJpaTest|ActiveSupport::TestCase|ActionDispatch::IntegrationTest|MongoMemoryServer|:memory:|UseInMemoryDatabase)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Isolates();

    // tests/data/production.dump, fixtures/backup.sql.gz, prod_dump.sql
    [GeneratedRegex("""(\.(dump|bak|bacpac|sql\.gz|sql\.zst)|(^|[/_-])(prod(uction)?|live|backup)[_-]?(dump|backup|data|export)?[^/]*\.sql)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dump();
}
