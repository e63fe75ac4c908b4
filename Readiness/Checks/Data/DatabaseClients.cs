namespace Gapless.Readiness.Checks.Data;

/// <summary>Where a program opens its database: contexts, pools and clients that are made, not packages that are listed.</summary>
internal static class DatabaseClients
{
    private static readonly string[] Servers = ["postgres", "postgresql", "mysql", "mariadb", "pgvector", "timescaledb", "postgis", "cockroach", "mongo", "mongodb", "couchdb", "azure-sql-edge", "cassandra", "scylla", "neo4j", "clickhouse-server", "supabase-postgres", "documentdb-local", "documentdb", "ferretdb"];

    public static Idiom Opened(string check) => Phrases.Idiom(
        check + "/opened",
        [.. Language.Code, Language.Yaml, Language.Configuration, Language.Text],
        """\.Add(Pooled)?DbContext(Pool|Factory)?<""", """\.AddNpgsql""", """\.AddMySqlD""", """\.AddSqlServer(Client|DbContext)""", """\.UseNpgsql\(""", """\.UseSqlServer\(""", """\.UseMySql\(""", """\.UseCosmos\(""", """\.AddMongoDBClient\(""", """\.AddMarten\(""",
        """\.UseOracle\(""", """new NpgsqlConnection\(""", """new SqlConnection\(""", """new MySqlConnection\(""", """new MongoClient\(""", """NpgsqlDataSource\.Create""", """\bCosmosClient(\.from_connection_string)?\(""", """\bDynamoDBClient\(""", """NpgsqlDataSourceBuilder\(""",
        """\bnew (pg\.)?Pool\(""", """\bnew PrismaClient\(""", """\bcreatePool\(""", """\bmongoose\s*\.connect\(""", """\bdrizzle\(""", """\bknex\(""", """\bKnex\(""", """new Sequelize\(""", """new DataSource\(""", """TypeOrmModule\.forRoot""", """MongooseModule\.forRoot""", """SequelizeModule\.forRoot""",
        """\bMikroORM\.init""", """new Kysely<""", """new DynamoDBClient\(""", """\bgetFirestore\(""", """= postgres\(""", """= neon\(""", """createConnection\(""", """supabase.{0,40}createClient\(""", """createClient\(.{0,60}SUPABASE""",
        """\bcreate_(async_)?engine\(""", """\bpsycopg2?(_pool)?\.(connect|ConnectionPool|AsyncConnectionPool)\(""", """asyncpg\.(create_pool|connect)\(""", """\bMongoClient\(""", """AsyncIOMotorClient\(""", """^[ \t]*DATABASES\b[^=\n]{0,60}=""", """\bSQLAlchemy\(""", """databases\.Database\(""", """Tortoise\.init\(""", """mysql\.connector\.connect\(""", """firestore\.(Async)?Client\(""", """boto3\.resource\(\s*['"]dynamodb""",
        """\bsql\.Open(DB)?\(""", """\bsqlx\.(Open|Connect|MustConnect)\(""", """\bgorm\.Open\(""", """\bpgxpool\.New""", """\bpgx\.Connect""", """\bmongo\.Connect\(""", """\bent\.Open\(""", """\bxorm\.NewEngine""", """\bbun\.NewDB\(""",
        """\bspring\.datasource\.(url|jndi-name)""", """^[ \t]*datasource:""", """\bquarkus\.datasource""", """\bspring\.data\.mongodb""", """\bspring\.r2dbc\.url""", """new HikariConfig\(""", """jdbc:(postgresql|mysql|mariadb|sqlserver|oracle)""", """\bDatabase\.connect\(""", """JdbcPooledConnectionSource\(""",
        """\bestablish_connection""", """\bSequel\.connect\(""", """^[ \t]*adapter:\s""", """\bconnects_to\b""",
        """new PDO\(""", """['"]DB_CONNECTION['"]""", """\bDATABASE_URL.{0,40}resolve:""", """resolve:DATABASE_URL""", """DriverManager::getConnection\(""",
        """\bPgPool(Options)?::""", """\bMySqlPool(Options)?::""", """\bAnyPool(Options)?::""", """\bPgConnection::establish""", """tokio_postgres::connect""", """\bDatabase::connect\(""", """ConnectionManager::<""", """AsyncDieselConnectionManager""", """Client::with_uri_str""",
        """\buse Ecto\.Repo\b""");

    /// <summary>The image runs a database server.</summary>
    public static bool IsServer(string? image)
    {
        if (image is null)
        {
            return false;
        }

        var name = image.Split('@')[0];
        name = name[(name.LastIndexOf('/') + 1)..].Split(':')[0].ToLowerInvariant();
        return Servers.Contains(name, StringComparer.Ordinal) || (name is "server" && image.Contains("mssql", StringComparison.OrdinalIgnoreCase));
    }
}
