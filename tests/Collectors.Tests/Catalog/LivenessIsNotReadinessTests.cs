using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LivenessIsNotReadinessTests : CheckTests<LivenessIsNotReadiness>
{
    [Fact]
    public Task Fails_WhenLiveIsAWebSocketOfPages() => Fails("=== mix.exs\ndefp deps do\n  [{:phoenix, \"~> 1.7\"}]\nend\n=== lib/endpoint.ex\nsocket(\"/live\", Phoenix.LiveView.Socket)\n");

    [Fact]
    public Task Passes_WhenBothHaveARoute() => Passes(NodeApi + "\n=== src/server.js\napp.get('/livez', alive);\napp.get('/readyz', ready);\n");
}
