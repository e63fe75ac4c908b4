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

    [Fact]
    public Task Fails_WhenOnlyAnIssuerIsNamedProd() => Fails(WorkloadsHaveLimitsTests.Deployment("name: a") + "\n=== kubernetes/apps/cert-manager/clusterissuer-prod.yaml\nkind: X\n=== kubernetes/apps/preview/externalsecret.yaml\nkind: X\n", "One environment");

    [Fact]
    public Task IsPartial_WhenStagesOfJenkinsDeployToEach() => IsPartial(NodeApi + "\n=== Jenkinsfile\npipeline { stages {\nstage('Deploy to Staging') { steps { sh 'kubectl apply -f a' } }\nstage('Deploy to Production') { steps { sh 'kubectl apply -f a' } }\n} }\n", "environments of the pipeline");

    [Fact]
    public Task Passes_WhenAPersonChoosesTheEnvironment() => Passes(NodeApi + """

        === main.bicep
        param name string
        === main.parameters.staging.json
        { "parameters": { "name": { "value": "a" } } }
        === main.parameters.prod.json
        { "parameters": { "name": { "value": "b" } } }
        === .github/workflows/deploy.yml
        on: { workflow_dispatch: { inputs: { environment: { type: choice, options: [staging, prod] } } } }
        jobs:
          deploy: { runs-on: x, environment: '${{ inputs.environment }}', steps: [{ run: az deployment group create -f main.bicep }] }
        """);
}
