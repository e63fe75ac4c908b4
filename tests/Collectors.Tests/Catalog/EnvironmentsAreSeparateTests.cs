using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class EnvironmentsAreSeparateTests : CheckTests<EnvironmentsAreSeparate>
{
    private const string Folders = NodeApi + "\n=== envs/prod/main.tf\nresource \"aws_ecs_service\" \"a\" {\n}\n=== envs/staging/main.tf\nresource \"aws_ecs_service\" \"a\" {\n}\n";

    private static string Pipeline(string needs) => $$"""
        === .github/workflows/deploy.yml
        on: push
        jobs:
          staging: { runs-on: x, environment: staging, steps: [{ run: ./deploy }] }
          production: { runs-on: x, {{needs}}environment: production, steps: [{ run: ./deploy }] }

        """;

    [Fact]
    public Task Passes_WhenCodeAndPipelineSetThemApart() => Passes(Folders + Pipeline("needs: staging, "));

    [Fact]
    public Task IsPartial_WhenNothingComesFirst() => IsPartial(Folders + Pipeline(""), "pass another environment first");

    [Fact]
    public Task IsPartial_WhenOnlyTheCodeDoes() => IsPartial(Folders, "infrastructure code only");

    [Fact]
    public Task IsPartial_WhenOnlyOverlaysDo() => IsPartial(NodeApi + "\n=== overlays/production/kustomization.yaml\nresources: []\n=== overlays/staging/kustomization.yaml\nresources: []\n", "overlays");

    [Fact]
    public Task Fails_WhenOneNamespaceHoldsEverything() => Fails(WorkloadsHaveLimitsTests.Deployment("name: a").Replace("name: api }", "name: api, namespace: shop-dev }", StringComparison.Ordinal), "One environment");

    [Fact]
    public Task IsUnknown_WhenNothingIsDeployed() => IsUnknown(NodeApi + "\n=== docker-compose.dev.yml\nservices: { api: { build: . } }\n");

    [Fact]
    public Task IsUnknown_WhenOnlyAnAspireHostRunsIt() => IsUnknown("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        builder.AddProject<Projects.Api>("api");
        """);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== README.md\nHello\n");
}
