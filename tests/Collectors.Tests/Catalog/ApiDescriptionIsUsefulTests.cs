using Gapless.Readiness.Checks.Api;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ApiDescriptionIsUsefulTests : CheckTests<ApiDescriptionIsUseful>
{
    private const string Yaml = """

        === openapi.yaml
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        security: [ { key: [] } ]
        paths:
          /orders:
            get:
              summary: All orders.
              responses:
                "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/Orders" } } } }
                default: { description: A problem. }
        components:
          securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
          schemas: { Orders: { type: array, items: { type: string, nullable: true } } }
        """;

    [Fact]
    public Task Passes_WhenAFileIsValidAndUseful() => Passes(NodeApi + Yaml);

    [Fact]
    public Task Fails_WhenAReferenceLeadsNowhere() => Fails(NodeApi + Yaml.Replace("schemas/Orders\"", "schemas/None\"", StringComparison.Ordinal), "leads nowhere");

    [Fact]
    public Task IsUnknown_WhenOnlyTheCodeKnows() => IsUnknown(NodeApi + "\n=== src/server.js\napp.get('/api/orders', (req, res) => res.json({}));\n");

    [Fact]
    public Task DoesNotApply_WhenNothingListens() => DoesNotApply("=== notes.md\nText.\n");
}
