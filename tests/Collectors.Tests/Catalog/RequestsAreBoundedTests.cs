using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RequestsAreBoundedTests : CheckTests<RequestsAreBounded>
{
    private const string Go = "=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\nfunc main() {\n\tr.POST(\"/orders\", create)\n";
    private const string Route = "\n=== src/orders.js\napp.post('/orders', create);\n";

    [Theory]
    [InlineData(NodeApi + Route + "=== src/app.js\napp.use(express.json({ limit: '200kb' }));\n")]
    [InlineData(NodeApi + Route + "=== src/app.js\napp.use(express.json());\n")]
    [InlineData(Go + "\tbody := http.MaxBytesReader(w, r.Body, 1<<20)\n\tserver := http.Server{ReadHeaderTimeout: time.Second}\n}\n")]
    [InlineData(Go + "\thttp.ListenAndServe(\":80\", r)\n}\n=== nginx.conf\nclient_max_body_size 2m;\nclient_body_timeout 10s;\n")]
    public Task Passes_WhenSizeAndTimeAreBounded(string files) => Passes(files);

    [Theory]
    [InlineData(NodeApi + Route, "large limit")]
    [InlineData("=== requirements.txt\nfastapi==0.115\n=== app/main.py\n@app.post('/orders')\ndef create(): pass\n", "any size")]
    [InlineData(Go + "\tbody := http.MaxBytesReader(w, r.Body, 1<<20)\n\thttp.ListenAndServe(\":80\", r)\n}\n", "for ever")]
    public Task IsPartial_WhenOneIsMissing(string files, string because) => IsPartial(files, because);

    [Theory]
    [InlineData(NodeApi + Route + "=== src/app.js\napp.use(express.json({ limit: Infinity }));\n", "turned off")]
    [InlineData(Go + "\tbody := http.MaxBytesReader(nil, response.Body, 10)\n\thttp.ListenAndServe(\":80\", r)\n}\n", "Nothing bounds")]
    public Task Fails_WhenNothingBounds(string files, string because) => Fails(files, because);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoApi() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    [Fact]
    public Task IsPartial_WhenARouteLiftsTheLimitAndRefusesItself() => IsPartial(
        "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Program.cs\napp.MapPost(\"/files\", Upload.Take);\n=== Upload.cs\nlimit.MaxRequestBodySize = null;\nreturn length > largest ? TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge) : null;\n", "large limit");

    [Fact]
    public Task Passes_WhenTheEntranceLimits() => Passes(
        "=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Api/Program.cs\napp.MapPost(\"/orders\", Take);\n=== Gateway/Gateway.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Gateway/Program.cs\nserver.Limits.MaxRequestBodySize = limits.Value.BodyBytes;\napp.MapReverseProxy();\n");

    [Fact]
    public Task IsPartial_WhenOnlyAColumnHasALength() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^7.0\" } }\n=== src/Orders.php\n<?php #[Route('/orders', methods: ['POST'])] function create() { return new JsonResponse([]); }\n#[ORM\\Column(type: 'text', length: 65535)]\n", "large limit");
}
