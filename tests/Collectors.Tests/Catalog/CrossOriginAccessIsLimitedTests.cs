using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CrossOriginAccessIsLimitedTests : CheckTests<CrossOriginAccessIsLimited>
{
    private const string Node = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"@nestjs/core\": \"11.0.0\" } }\n=== src/main.ts\n@Controller('orders') class Orders { @Get() list() { return []; } }\n";
    private const string Laravel = "=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== routes/api.php\n<?php Route::get('/orders', [Orders::class, 'index']);\n=== config/cors.php\n";
    private const string Phoenix = "=== mix.exs\ndefmodule Shop.MixProject do\n  defp deps do\n    [{:phoenix, \"~> 1.7\"}, {:corsica, \"~> 2.0\"}]\n  end\nend\n=== lib/router.ex\npipeline :api do\n  plug(:accepts, [\"json\"])\nend\n=== lib/endpoint.ex\n";

    [Fact]
    public Task Passes_WhenNothingIsSaid() => Passes(Node, "Nothing allows");

    [Fact]
    public Task IsUnknown_WhenItIsOnButTheOriginsDoNotShow() => IsUnknown(Node + "app.enableCors({ origin: origins });\n");

    [Fact]
    public Task IsPartial_WhenNestAllowsEverybody() => IsPartial(Node + "app.enableCors();\n", "without credentials");

    [Fact]
    public Task IsPartial_WhenLaravelAllowsEverybody() => IsPartial(Laravel + "<?php return ['allowed_origins' => ['*'], 'supports_credentials' => false];\n", "without credentials");

    [Fact]
    public Task Fails_WhenLaravelAllowsEverybodyWithCredentials() => Fails(Laravel + "<?php return ['allowed_origins' => ['*'], 'supports_credentials' => true];\n", "with credentials");

    [Fact]
    public Task Fails_WhenPhoenixAllowsEverybodyWithCredentials() => Fails(Phoenix + "plug(Corsica, origins: \"*\", allow_credentials: true)\n", "with credentials");

    // One host, built with a library of its own.
    private const string Modular = "=== Host/Host.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference Include=\"..\\Shop\\Shop.csproj\" /></ItemGroup></Project>\n=== Host/Program.cs\nbuilder.Services.AddAuthentication();\napp.MapShop();\napp.MapGet(\"/login\", () => 1);\n=== Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\" />\n";

    [Fact]
    public Task Fails_WhenALibraryLetsAnyOriginIn() => Fails(Modular + "=== Shop/Cors.cs\npolicy.SetIsOriginAllowed(_ => true).AllowCredentials();\n", "with credentials");

    [Fact]
    public Task IsPartial_WhenASettingDecides() => IsPartial(Modular + "=== Shop/Cors.cs\nif (settings.AllowAll) policy.SetIsOriginAllowed(_ => true).AllowCredentials();\nelse policy.WithOrigins(settings.Origins).AllowCredentials();\n", "A setting decides");

    [Fact]
    public Task IsPartial_WhenSymfonyAllowsEverybody() => IsPartial("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"symfony/framework-bundle\": \"^7.0\" } }\n=== src/Orders.php\n<?php #[Route('/orders')] class Orders { }\n=== config/packages/nelmio_cors.yaml\nnelmio_cors:\n    paths:\n        '^/api/':\n            allow_origin: ['*']\n", "without credentials");

    [Theory]
    [InlineData("src/cors.js", "response.setHeader('Access-Control-Allow-Origin', allowedFor(request));", Outcome.Unknown)]
    [InlineData("src/cors.js", "const allowed = response.headers.get('access-control-allow-origin');", Outcome.Pass)]
    [InlineData("src/CorsFilter.java", "response.getHeaders().add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);", Outcome.Unknown)]
    public Task BelievesNoSilence_WhereAHeaderIsSent(string path, string line, Outcome expected) => Ends(expected, NodeApi + $"\n=== src/server.js\napp.get('/orders', list);\n=== {path}\n{line}\n");

    [Theory]
    [InlineData("CORS(app)", Outcome.Partial)]
    [InlineData("CORS(app, origins='*')", Outcome.Partial)]
    [InlineData("CORS(app, origins=['https://shop.example'])", Outcome.Pass)]
    public Task ReadsFlask(string line, Outcome expected) => Ends(expected, $"=== requirements.txt\nflask\nflask-cors\n=== app.py\napp = Flask(__name__)\n{line}\n@app.get('/orders')\ndef orders(): return jsonify([])\n");
}
