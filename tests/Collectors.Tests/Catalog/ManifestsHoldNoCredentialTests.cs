using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ManifestsHoldNoCredentialTests : CheckTests<ManifestsHoldNoCredential>
{
    [Theory]
    [InlineData("DB_PASSWORD: ${DB_PASSWORD}")]
    [InlineData("DB_PASSWORD: ${DB_PASSWORD:?missing}")]
    [InlineData("DB_PASSWORD_FILE: /run/secrets/db")]
    [InlineData("DB_PASSWORD: \"\"")]
    [InlineData("LOG_LEVEL: info")]
    public Task Passes_WhenTheValueComesFromElsewhere(string line) => Passes(Compose("compose.prod.yaml", line));

    [Theory]
    [InlineData("POSTGRES_PASSWORD: moderation_secret")]
    [InlineData("POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-postgres}")]
    [InlineData("AWS_SECRET_ACCESS_KEY: test")]
    public Task Fails_WhenProductionHoldsIt(string line) => Fails(Compose("compose.prod.yaml", line));

    [Fact]
    public Task Fails_WhenItIsTheOnlyComposeFile() => Fails(Compose("docker-compose.yml", "JWT_SECRET: letmein99"));

    [Fact]
    public Task IsPartial_WhenTheFileIsForDevelopment() =>
        IsPartial(Compose("compose.yaml", "JWT_SECRET: letmein99") + Compose("compose.prod.yaml", "JWT_SECRET: ${JWT_SECRET}"), "development");

    [Fact]
    public Task Fails_WhenAWorkloadHoldsIt() => Fails("""
        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { template: { spec: { containers: [{ name: api, image: "a:1", env: [{ name: DB_PASSWORD, value: letmein99 }] }] } } }
        """);

    [Fact]
    public Task Fails_WhenASecretStandsInGit() => Fails("=== k8s/secret.yaml\napiVersion: v1\nkind: Secret\nmetadata: { name: db }\ndata: { password: Y2hhbmdlbWU= }\n");

    [Fact]
    public Task Passes_WhenASecretIsReferenced() => Passes("""
        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec: { template: { spec: { containers: [{ name: api, image: "a:1", env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }] }] } } }
        """);

    [Fact]
    public Task Fails_WhenTerraformHoldsIt() => Fails("=== main.tf\nresource \"azurerm_postgresql_flexible_server\" \"db\" {\n  administrator_password = \"letmein99\"\n}\n");

    [Fact]
    public Task IsPartial_WhenAPipelineHoldsIt() => IsPartial("=== .github/workflows/ci.yml\non: [push]\nenv: { DB_PASSWORD: letmein99 }\njobs: { test: { runs-on: x, steps: [{ run: make }] } }\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoManifest() => DoesNotApply(NodeApi);

    private static string Compose(string file, string line) => $"\n=== {file}\nservices:\n  api:\n    build: .\n    environment:\n      {line}\n";

    [Theory]
    [InlineData("MYSQL_ALLOW_EMPTY_PASSWORD: \"yes\"")]
    [InlineData("MYSQL_RANDOM_ROOT_PASSWORD: \"true\"")]
    public Task Passes_WhenTheValueIsASwitch(string line) => Passes(Compose("compose.prod.yaml", line));

    [Fact]
    public Task Passes_WhenAChartComputesIt() => Passes("""
        === chart/Chart.yaml
        name: shop
        version: 1.0.0
        === chart/values.yaml
        db: { password: "" }
        === chart/templates/secret.yaml
        apiVersion: v1
        kind: Secret
        metadata:
          name: shop
        data:
          DB_PASSWORD: {{ include "shop.password" . | b64enc | quote }}
          DB_USER: {{ include "shop.user" . | b64enc }}
        """);

    [Fact]
    public Task Passes_WhenAManifestRepeatsTheNameAsAMark() => Passes("=== k8s/deployment.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: shop }\nspec: { template: { spec: { containers: [{ name: shop, image: shop, env: [{ name: MAPS_API_KEY, value: MAPS_API_KEY_VAL }] }] } } }\n");

    [Theory]
    [InlineData("secretRef: 'openai-key'")]
    [InlineData("passwordAuth: 'Disabled'")]
    [InlineData("secretName: 'tls'")]
    public Task Passes_WhenBicepSpeaksAboutASecret(string line) => Passes($"=== infra/main.bicep\nresource app 'Microsoft.App/containerApps@2024-03-01' = {{\n  {line}\n}}\n");

    [Theory]
    [InlineData("terraform.tfvars.example", Outcome.Pass)]
    [InlineData("example.tfvars", Outcome.Pass)]
    [InlineData("production.tfvars", Outcome.Fail)]
    public Task ReadsAnExampleAsOne(string file, Outcome expected) => Ends(expected, $"=== infra/main.tf\nvariable \"db_password\" {{}}\n=== infra/{file}\ndb_password = \"changeme\"\n");
}
