using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ApiHasVersionsTests : CheckTests<ApiHasVersions>
{
    private const string Policy = "\n=== docs/api.md\n# API\n## Versioning and deprecation\nOld versions stay for six months.\n";

    [Theory]
    [InlineData("app.use('/api/v1', orders);")]
    [InlineData("app.enableVersioning({ type: VersioningType.URI });")]
    public Task Passes_WithASchemeAndAPolicy(string line) => Passes(Api(line) + Policy);

    [Theory]
    [InlineData("=== requirements.txt\nfastapi\n=== main.py\napp = FastAPI()\n@app.get('/x')\ndef x(): pass\nrouter = APIRouter(prefix=\"/v1\")\n")]
    [InlineData("=== Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Program.cs\nvar api = app.MapGroup(\"/api/v1\");\napi.MapGet(\"/orders\", List);\n")]
    [InlineData("=== Gemfile\ngem 'rails'\n=== config/routes.rb\nnamespace :api do\n  namespace :v1 do\n    resources :orders\n  end\nend\n")]
    public Task IsPartial_WithoutAPolicy(string files) => IsPartial(files, "no policy");

    [Fact]
    public Task IsPartial_WhenRoutesAreMixed() => IsPartial(Api("x();") + Policy + "\n=== openapi.json\n{ \"openapi\": \"3.1.0\", \"info\": {}, \"paths\": { \"/v1/orders\": {}, \"/carts\": {} } }\n", "50 of 100");

    [Theory]
    [InlineData("app.use('/api', orders);")]
    [InlineData("// app.use('/api/v1', orders);")]
    [InlineData("const mail = 'https://api.mail.example/v1';")]
    [InlineData("fetch('/api/v2/orders');")]
    [InlineData("const help = 'any service with a compatible `/v1/images` endpoint';")]
    [InlineData("const prompt = { revision: 'v1' };")]
    public Task Fails_WithoutAScheme(string line) => Fails(Api(line));

    private static string Api(string line) => NodeApi + $"\n=== server.js\nconst app = express();\napp.get('/orders', list);\n{line}\n";

    [Fact]
    public Task IsPartial_WhenTheProgramPutsTheVersionBeforeEveryRoute() => IsPartial("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"@nestjs/core\": \"11\" } }\n=== src/main.ts\napp.setGlobalPrefix('/api/v1');\n=== src/orders.ts\n@Controller('orders') class Orders { @Get('all') list() { return []; } }\n=== openapi.json\n{ \"openapi\": \"3.0.0\", \"info\": { \"title\": \"a\", \"version\": \"1\" }, \"paths\": { \"/orders/all\": { \"get\": { \"responses\": { \"200\": { \"description\": \"ok\" } } } } } }\n");
}
