using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DevelopersCanReadTheApiTests : CheckTests<DevelopersCanReadTheApi>
{
    private const string Api = NodeApi + "\n=== server.js\nconst app = express();\napp.get('/orders', list);\n";

    [Fact]
    public Task Passes_WhenAPageSaysIt() => Passes(Api + "\n=== docs/api.md\n# API\n## Authentication\nSend a token.\n## Rate limits\n100 a minute.\n## Examples\n```bash\ncurl -H 'Authorization: Bearer x' https://shop.example/orders\n```\n");

    [Fact]
    public Task Passes_WhenTheDescriptionSaysIt() => Passes(Api + "app.use('/docs', swaggerUi.serve, swaggerUi.setup(spec));\n=== openapi.json\n{ \"openapi\": \"3.1.0\", \"info\": { \"title\": \"Shop\", \"version\": \"1\" }, \"components\": { \"securitySchemes\": { \"bearer\": { \"type\": \"http\" } } }, \"paths\": { \"/orders\": { \"get\": { \"responses\": { \"200\": { \"content\": { \"application/json\": { \"example\": [] } } }, \"429\": { \"description\": \"slow down\" } } } } } }\n");

    [Fact]
    public Task IsPartial_WithTwo() => IsPartial(Api + "\n=== docs/api.md\n# API\n## Authentication\nSend a token.\n", "limits, examples");

    [Fact]
    public Task IsPartial_WhenThePortalNamesHowToAuthenticate() => IsPartial(Api + "SwaggerModule.setup('docs', app, document);\nnew DocumentBuilder().addBearerAuth();\n", "limits");

    [Fact]
    public Task Fails_WithNothing() => Fails(Api);

    [Fact]
    public Task DoesNotApply_WithoutAnApi() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"lodash\": \"4\" } }\n");

    [Fact]
    public Task Fails_WhenThePortalIsOnlyLookedFor() => Fails(Api + "\n=== Look.cs\nvar isPortal = page.Contains(\"@scalar/api-reference\");\n=== docs/decisions/0003-api-reference.md\n# The API reference\nWe decided.\n");
}
