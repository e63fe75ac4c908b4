using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LivenessIsNotReadinessTests : CheckTests<LivenessIsNotReadiness>
{
    [Fact]
    public Task Fails_WhenLiveIsAWebSocketOfPages() => Fails("=== mix.exs\ndefp deps do\n  [{:phoenix, \"~> 1.7\"}]\nend\n=== lib/endpoint.ex\nsocket(\"/live\", Phoenix.LiveView.Socket)\n");

    [Fact]
    public Task Passes_WhenBothHaveARoute() => Passes(NodeApi + "\n=== src/server.js\napp.get('/livez', alive);\napp.get('/readyz', ready);\n");

    private const string Django = "=== requirements.txt\ndjango==5.1\n=== shop/views.py\ndef status(request):\n    return HttpResponse('OK')\n=== shop/urls.py\n";

    [Theory]
    [InlineData("urlpatterns = [path(\"status/\", views.status)]", Outcome.Partial)]
    [InlineData("urlpatterns = [path(\"api/v3/status/\", views.status)]", Outcome.Partial)]
    [InlineData("urlpatterns = [path(\"orders/status/\", views.status)]", Outcome.Fail)]
    [InlineData("urlpatterns = [path(\"status/\", views.order_state)]", Outcome.Fail)]
    public Task Judges_TheStatusPathOfDjango(string urls, Outcome expected) => Ends(expected, Django + urls + "\n");

    [Fact]
    public Task IsPartial_WhenWordsOnlySpeakOfReadiness() => IsPartial(NodeApi + "\n=== src/server.js\napp.get('/livez', alive);\nlog.debug('Sending readiness notification to the supervisor');\n");

    [Fact]
    public Task IsPartial_WhenTheSocketOfPagesIsCalledLive() => IsPartial("=== mix.exs\ndefmodule Shop.MixProject do\n  defp deps do\n    [{:phoenix, \"~> 1.7\"}]\n  end\nend\n=== lib/endpoint.ex\n  socket \"/live\", Phoenix.LiveView.Socket\n=== lib/health.ex\ndef call(%Plug.Conn{request_path: \"/health_check\"} = conn, _opts) do\n");

    [Theory]
    [InlineData("const paths = ['/health', '/livez', '/readyz', '/ready', '/alive'];")]
    [InlineData("if (request.path === '/livez' || request.path === '/readyz') { return next(); }")]
    public Task IsPartial_WhenPathsAreOnlySpokenOf(string line) => IsPartial(NodeApi + $"\n=== src/server.js\napp.get('/health', answer);\n{line}\n");

    [Fact]
    public Task IsPartial_WhenBothAreMappedInDevelopmentOnly() => IsPartial("=== Api/Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n=== Api/Program.cs\nif (app.Environment.IsDevelopment())\n{\n    app.MapHealthChecks(\"/health\");\n    app.MapHealthChecks(\"/alive\", new() { Predicate = r => r.Tags.Contains(\"live\") });\n}\n", "development");

    [Fact]
    public Task Fails_WhenTheOnlyEndpointAsksTheDatabase() => Fails("=== go.mod\nmodule shop\nrequire github.com/lib/pq v1.10.9\n=== main.go\nfunc main() {\n\thttp.HandleFunc(\"/health\", health)\n\thttp.ListenAndServe(\":8080\", nil)\n}\n=== internal/health.go\nif err := store.Ping(); err != nil { return }\n", "asks the database");
}
