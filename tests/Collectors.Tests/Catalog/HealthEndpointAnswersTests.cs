using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class HealthEndpointAnswersTests : CheckTests<HealthEndpointAnswers>
{
    [Fact]
    public Task Passes_WhenLaravelNamesItsPath() => Passes("=== composer.json\n{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== bootstrap/app.php\n<?php return Application::configure()->withRouting(web: 'web.php', health: '/up')->create();\n");

    [Fact]
    public Task Fails_WhenARouteOnlySoundsLikeIt() => Fails(NodeApi + "\n=== src/server.js\napp.get('/healthy-recipes', list);\n");

    [Theory]
    [InlineData("Cargo.toml", "[package]\nname = \"shop\"\n[dependencies]\nactix-web = \"4\"\n=== src/main.rs\nfn main() { App::new().route(\"/health_check\", web::get().to(health_check)); }")]
    [InlineData("go.mod", "module example.org/shop\nrequire github.com/gorilla/mux v1.8.1\n=== main.go\npackage main\nfunc main() {\n\tr.HandleFunc(baseUrl + \"/_healthz\", ok)\n\thttp.ListenAndServe(\":80\", r)\n}")]
    public Task Passes_WhenTheRouteIsSpelledOtherwise(string manifest, string text) => Passes($"=== {manifest}\n{text}\n");

    [Fact]
    public Task Fails_WhenItOnlyAsksTheHealthOfAnother() => Fails("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\" } }\n=== client.js\nconst answer = await axios.get('/health');\n");

    [Fact]
    public Task Passes_WhenRustHasARouteOfLiveness() => Passes("=== Cargo.toml\n[package]\nname = \"shop\"\n[dependencies]\nrocket = \"0.5\"\n=== src/main.rs\n#[get(\"/alive\")]\nfn alive() -> &'static str { \"\" }\n");

    [Fact]
    public Task Passes_WhenNextAnswersAHeartbeat() => Passes("=== package.json\n{ \"name\": \"web\", \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\" } }\n=== src/app/api/heartbeat/route.ts\nexport async function GET() { return Response.json({ ok: true }); }\n");

    [Theory]
    [InlineData("app.MapDefaultEndpoints(isPublic: true);", Readiness.Checks.Outcome.Pass)]
    [InlineData("app.MapDefaultEndpoints();", Readiness.Checks.Outcome.Pass)]
    [InlineData("app.Run();", Readiness.Checks.Outcome.Fail)]
    public Task SharedDefaultsMayMapIt(string line, Readiness.Checks.Outcome expected) => Ends(expected,
        "=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>\n=== Api/Program.cs\napp.MapGet(\"/orders\", Get);\n" + line
        + "\n=== Defaults/Defaults.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\"></Project>\n=== Defaults/Health.cs\nroutes.MapMethods(\"/alive\", Methods, () => 1);\n");

    [Theory]
    [InlineData("composer.json", "{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== routes/web.php\n<?php Route::get('health', ['uses' => 'HealthcheckController@check']);")]
    [InlineData("go.mod", "module example.org/shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() {\n\tm.Route(\"/healthcheck\", http.MethodGet, check)\n\thttp.ListenAndServe(\":80\", m)\n}")]
    public Task Passes_WhenTheRouterIsAnother(string manifest, string text) => Passes($"=== {manifest}\n{text}\n");

    // One host, built with a library of its own.
    private const string Modular = "=== Host/Host.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference Include=\"..\\Shop\\Shop.csproj\" /></ItemGroup></Project>\n=== Host/Program.cs\nbuilder.Services.AddAuthentication();\napp.MapShop();\napp.MapGet(\"/login\", () => 1);\n=== Shop/Shop.csproj\n<Project Sdk=\"Microsoft.NET.Sdk\" />\n";

    [Fact]
    public Task Passes_WhenItsLibraryMaps() => Passes(Modular + "=== Shop/Health.cs\ngroup.MapGet(\"/live\", () => 1);\n", "by the library");

    [Fact]
    public Task Passes_WhenAGroupHoldsIt() => Passes("=== go.mod\nmodule example.org/shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() {\n\tsub := rg.Group(\"/health\")\n\tsub.GET(\"\", check)\n\thttp.ListenAndServe(\":80\", m)\n}\n");

    [Theory]
    [InlineData("=== go.mod\nmodule a\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\nfunc main() {\n\tg.Any(\"/ping\", pong)\n}\n")]
    [InlineData("=== composer.json\n{ \"name\": \"a/b\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== routes/api.php\n<?php Route::get('api/service/health-check', 'HealthCheckController@get');\n")]
    [InlineData("=== mix.exs\ndefmodule Shop.MixProject do\n  defp deps do\n    [{:phoenix, \"~> 1.7\"}]\n  end\nend\n=== lib/health.ex\ndef call(%Plug.Conn{request_path: \"/health_check\"} = conn, _opts) do\n")]
    public Task Passes_WhenItIsMappedInAnotherWay(string files) => Passes(files);

    [Theory]
    [InlineData("go.mod", "module example.org/shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\npackage main\nfunc main() {\n\tg.Match([]string{\"GET\", \"HEAD\"}, \"/health\", health.Health)\n}")]
    [InlineData("mix.exs", "defp deps do\n  [{:phoenix, \"~> 1.7\"}]\nend\n=== lib/status.ex\ndef call(%Conn{path_info: [\"status\"]} = conn, _opts) do\n  send_resp(conn, 200, \"\")\nend")]
    [InlineData("composer.json", "{ \"name\": \"a/shop\", \"require\": { \"laravel/framework\": \"^12.0\" } }\n=== routes/api.php\n<?php\nRoute::get('ping', function () {\n    return response()->json(['ok' => true]);\n});")]
    public Task Passes_WhenAnotherStackSpellsIt(string manifest, string text) => Passes($"=== {manifest}\n{text}\n");

    [Fact]
    public Task Passes_WhenAResourceOfJakartaAnswers() => Passes("=== build.gradle\ndependencies {\n  implementation \"org.eclipse.jetty:jetty-server:12.1.8\"\n  implementation \"org.postgresql:postgresql:42.7.0\"\n}\n=== src/main/java/Main.java\npublic class Main { public static void main(String[] args) { } }\n=== src/main/java/HealthResource.java\n@Path(\"health\")\npublic class HealthResource {\n    @GET public Response health() { return Response.ok().build(); }\n}\n");
}
