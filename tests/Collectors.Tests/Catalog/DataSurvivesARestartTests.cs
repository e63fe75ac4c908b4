using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DataSurvivesARestartTests : CheckTests<DataSurvivesARestart>
{
    private const string Bare = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n";
    private const string Pool = "\n=== src/db.js\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });\n";
    private const string Route = "\n=== src/orders.js\nconst { pool } = require('./db');\nrouter.post('/orders', create);\n";
    private const string Kept = "\n=== src/orders.js\nconst orders = [];\nrouter.post('/orders', (req, res) => {\n  orders.push(req.body);\n  res.json(orders);\n});\n";

    [Theory]
    [InlineData(NodeApi + Pool + Route)]
    [InlineData("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" Version=\"10.0.0\" /></ItemGroup></Project>\n=== Program.cs\nbuilder.Services.AddDbContext<Shop>(o => o.UseNpgsql(builder.Configuration.GetConnectionString(\"Main\")));\napp.MapPost(\"/orders\", Create);\n")]
    [InlineData("=== requirements.txt\nfastapi==0.115\nsqlalchemy==2.0\npsycopg2==2.9\n=== app/db.py\nengine = create_engine(settings.database_url)\n=== app/main.py\n@app.post('/orders')\ndef create(): pass\n")]
    [InlineData("=== go.mod\nmodule shop\nrequire github.com/lib/pq v1.10.9\n=== main.go\nfunc main() {\n\tdb, err := sql.Open(\"postgres\", os.Getenv(\"DATABASE_URL\"))\n\tr.POST(\"/orders\", create)\n\thttp.ListenAndServe(\":80\", r)\n}\n")]
    [InlineData("=== Gemfile\ngem 'rails'\ngem 'pg'\n=== config/database.yml\nproduction:\n  adapter: postgresql\n  url: <%= ENV['DATABASE_URL'] %>\n=== config/routes.rb\nRails.application.routes.draw do\n  resources :orders\nend\n")]
    [InlineData("=== mix.exs\ndefmodule Shop.MixProject do\n  defp deps do\n    [{:phoenix, \"~> 1.7\"}, {:ecto_sql, \"~> 3.10\"}]\n  end\nend\n=== lib/shop/repo.ex\ndefmodule Shop.Repo do\n  use Ecto.Repo, otp_app: :shop, adapter: Ecto.Adapters.Postgres\nend\n")]
    [InlineData("=== pom.xml\n<project><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-jpa</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>\n=== src/main/java/App.java\nclass App { public static void main(String[] a) { SpringApplication.run(App.class, a); } }\n=== src/main/resources/application.properties\nspring.datasource.url=${DATABASE_URL}\n")]
    public Task Passes_WhenADatabaseIsOpened(string files) => Passes(files);

    [Fact]
    public Task Fails_WhenRoutesKeepWhatTheyGetInMemory() => Fails(Bare + Kept, "keeps orders in memory");

    [Fact]
    public Task Fails_WhenADriverIsThereButNothingOpensItAndRoutesKeepInMemory() => Fails(NodeApi + Kept, "no database is opened");

    [Fact]
    public Task IsPartial_WhenOneRouteStillKeepsInMemory() => IsPartial(NodeApi + Pool + Kept, "keeps orders in memory");

    [Fact]
    public Task Passes_WhenTheCollectionIsACacheOrOnlyRead() => Passes(NodeApi + Pool + "\n=== src/orders.js\nconst orderCache = new Map();\nconst countries = [];\nrouter.post('/orders', (req, res) => { orderCache.set(1, req.body); res.json(countries); });\n");

    [Fact]
    public Task Fails_WhenTheDatabaseIsInMemory() =>
        Fails("=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Microsoft.EntityFrameworkCore.InMemory\" Version=\"10.0.0\" /></ItemGroup></Project>\n=== Program.cs\nbuilder.Services.Configure(o => o.UseInMemoryDatabase(\"shop\"));\napp.MapPost(\"/orders\", Create);\n", "one in memory");

    [Fact]
    public Task Passes_WhenOnlyTestsUseOneInMemory() => Passes(NodeApi + Pool + Route + "=== test/orders.test.js\nconst db = await MongoMemoryServer.create();\n=== src/fake.js\nif (process.env.NODE_ENV === 'test') await MongoMemoryServer.create();\n");

    [Theory]
    [InlineData("=== src/config.js\nconst provider = process.env.SHOP_PERSISTENCE_PROVIDER || 'in-memory';\n")]
    [InlineData("=== chart/Chart.yaml\nname: shop\nversion: 1.0.0\n=== chart/values.yaml\napp:\n  persistence:\n    provider: in-memory\n")]
    [InlineData("=== config.go\ntype Config struct {\n\tType string `env:\"SHOP_STORAGE_TYPE,default=memory\"`\n}\n")]
    public Task IsPartial_WhenADatabaseIsOnlyUsedWhereASettingSaysSo(string files) => IsPartial(NodeApi + Pool + Route + files, "unless a setting");

    [Fact]
    public Task Passes_WhenASettingIsOnlyComparedWithMemory() => Passes(NodeApi + Pool + Route + "=== src/config.js\nif (process.env.STORE_TYPE === 'memory') warn();\n");

    [Theory]
    [InlineData("builder.AddPostgres(\"db\").WithDataVolume(isReadOnly: false);", Readiness.Checks.Outcome.Pass)]
    [InlineData("builder.AddPostgres(\"db\");", Readiness.Checks.Outcome.Partial)]
    [InlineData("builder.AddDockerComposeEnvironment(\"prod\");\nbuilder.AddPostgres(\"db\");", Readiness.Checks.Outcome.Fail)]
    public Task ReadsWhatAnAspireHostAdds(string host, Readiness.Checks.Outcome expected) =>
        Ends(expected, NodeApi + Pool + Route + $"=== Host/Host.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Aspire.Hosting.AppHost\" Version=\"13.0.0\" /></ItemGroup></Project>\n=== Host/AppHost.cs\n{host}\n");

    [Fact]
    public Task Fails_WhenTheContainerOfTheDatabaseHasNoVolume() =>
        Fails(NodeApi + Pool + Route + "=== compose.yaml\nservices:\n  web:\n    build: .\n  db:\n    image: postgres:17\n", "no volume");

    [Fact]
    public Task IsPartial_WhenOnlyADevelopersDatabaseHasNoVolume() => IsPartial(NodeApi + Pool + Route + "=== compose.yaml\nservices:\n  db:\n    image: postgres:17\n", "no volume");

    [Fact]
    public Task Passes_WhenTheContainerHasAVolume() => Passes(NodeApi + Pool + Route + "=== compose.yaml\nservices:\n  web:\n    build: .\n  db:\n    image: postgres:17\n    volumes: [data:/var/lib/postgresql/data]\n");

    [Theory]
    [InlineData("emptyDir: {}", true)]
    [InlineData("persistentVolumeClaim: { claimName: data }", false)]
    public Task ReadsTheVolumesOfAWorkload(string volume, bool isLost) => Ends(isLost ? Readiness.Checks.Outcome.Fail : Readiness.Checks.Outcome.Pass, NodeApi + Pool + Route
        + $"=== k8s/db.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: db }}\nspec:\n  template:\n    spec:\n      containers: [{{ name: db, image: 'postgres:17' }}]\n      volumes: [{{ name: data, {volume} }}]\n");

    [Theory]
    [InlineData("", "beside the program")]
    [InlineData("=== Dockerfile\nFROM node:22\nVOLUME /data\n", "mounted volume")]
    public Task IsPartial_WhenTheDatabaseIsAFile(string image, string because) =>
        IsPartial("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"better-sqlite3\": \"9.0.0\" } }\n=== server.js\nconst db = new Database('shop.db');\napp.post('/orders', create);\n" + image, because);

    [Fact]
    public Task Fails_WhenTheFileIsInTheContainer() =>
        Fails("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"better-sqlite3\": \"9.0.0\" } }\n=== server.js\nconst db = new Database('shop.db');\napp.post('/orders', create);\n=== Dockerfile\nFROM node:22\nCMD [\"node\", \"server.js\"]\n", "file in the container");

    [Fact]
    public Task Fails_WhenPrismaNamesAFileInTheContainer() =>
        Fails("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"@prisma/client\": \"6.0.0\" } }\n=== prisma/schema.prisma\ndatasource db {\n  provider = \"sqlite\"\n}\n=== server.js\nconst prisma = new PrismaClient();\n=== Dockerfile\nFROM node:22\n");

    [Fact]
    public Task IsPartial_WhenNothingOpensTheDatabase() => IsPartial(NodeApi + "\n=== src/orders.js\nrouter.post('/orders', create);\n", "nothing was found that opens it");

    [Fact]
    public Task IsUnknown_WhenWritesGoElsewhere() => IsUnknown(Bare + "=== server.js\napp.post('/convert', (req, res) => axios.post(upstream, req.body));\n");

    [Fact]
    public Task DoesNotApply_WhenNothingIsWritten() => DoesNotApply(Bare + "=== server.js\napp.get('/', (req, res) => axios.post('/log'));\n");

    [Fact]
    public Task Passes_WhenWhatIsInstalledBesideKeepsItsOwnInMemory() => Passes(NodeApi + "\n=== server.js\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });\napp.post('/a', save);\n=== helm/shop/values.yaml\njaeger:\n  storage:\n    type: memory\n");

    [Fact]
    public Task Fails_WhenAnImageMadeFromADatabaseKeepsNothing() => Fails(NodeApi + "\n=== server.js\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });\napp.post('/a', save);\n=== catalog-db/Dockerfile\nFROM postgres:17\nCOPY schema.sql /docker-entrypoint-initdb.d/\n=== k8s/db.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: catalog-db }\nspec: { template: { spec: { containers: [ { name: db, image: 'r.test/shop/catalog-db:1.0' } ], volumes: [ { name: a, emptyDir: {} } ] } } }\n");
}
