using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class TrafficEntersThroughOneGatewayTests : CheckTests<TrafficEntersThroughOneGateway>
{
    private const string Two = """
        === api/package.json
        { "name": "api", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === web/package.json
        { "name": "web", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }

        """;

    [Theory]
    [InlineData("api: { build: api }, web: { build: web }, proxy: { image: 'nginx:1', ports: ['80:80'] }", Outcome.Pass)]
    [InlineData("api: { build: api, ports: ['127.0.0.1:80:80'] }, web: { build: web }, traefik: { image: 'traefik:v3', ports: ['80:80'] }", Outcome.Pass)]
    [InlineData("api: { build: api, ports: ['81:80'] }, web: { build: web }, proxy: { image: 'nginx:1', ports: ['80:80'] }", Outcome.Partial)]
    [InlineData("api: { build: api, ports: ['81:80'] }, web: { build: web, ports: ['80:80'] }", Outcome.Fail)]
    [InlineData("api: { build: api, ports: ['81:80'] }, web: { build: web }, db: { image: 'postgres:17', ports: ['5432:5432'] }", Outcome.NotApplicable)]
    [InlineData("api: { build: api, ports: ['81:80'] }, web: { build: web }, adminer: { image: 'adminer:4', ports: ['82:80'] }", Outcome.NotApplicable)]
    public Task ReadsCompose(string services, Outcome expected) => Ends(expected, Two + $"=== compose.yaml\nservices: {{ {services} }}\n");

    [Theory]
    [InlineData("ClusterIP", true, Outcome.Pass)]
    [InlineData("LoadBalancer", true, Outcome.Partial)]
    [InlineData("LoadBalancer", false, Outcome.Fail)]
    public Task ReadsManifests(string type, bool ingress, Outcome expected) => Ends(expected, Two + Part("api", type) + Part("web", type) + (ingress ? "=== k8s/ingress.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: all }\nspec: { rules: [] }\n" : ""));

    [Fact]
    public Task Passes_WhenThePublishedPartRoutes() => Passes("""
        === Gateway/Gateway.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"></Project>
        === Gateway/Program.cs
        builder.Services.AddReverseProxy().LoadFromConfig(x); app.MapReverseProxy();
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        builder.AddProject<Projects.Gateway>("gateway").WithExternalHttpEndpoints();
        """);

    [Fact]
    public Task Fails_WhenAnAspireHostOpensTwoParts() => Fails("""
        === Web/Web.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"></Project>
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        builder.AddProject<Projects.Web>("web")
            .WithExternalHttpEndpoints();
        builder.AddProject<Projects.Api>("api")
            .WithExternalHttpEndpoints();
        """, "web, api");

    [Fact]
    public Task IsUnknown_WhenTwoPlatformsAreOfferedForTheSamePart() => IsUnknown(Two + "=== fly.toml\napp = \"shop\"\n=== railway.toml\n[deploy]\nnumReplicas = 2\n");

    [Fact]
    public Task Fails_WhenAPlatformPublishesBothParts() => Fails(Two + "=== render.yaml\nservices:\n  - { type: web, name: api }\n  - { type: web, name: web }\n");

    [Fact]
    public Task IsUnknown_WhenNothingSaysWhatIsPublished() => IsUnknown(Two);

    [Fact]
    public Task DoesNotApply_WhenThereIsOnePart() => DoesNotApply(NodeApi);

    private static string Part(string name, string type) => $$"""
        === k8s/{{name}}.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}} }
        spec: { template: { metadata: { labels: { app: {{name}} } }, spec: { containers: [{ image: "a:1" }] } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: {{name}} }
        spec: { type: {{type}}, selector: { app: {{name}} } }

        """;
}
