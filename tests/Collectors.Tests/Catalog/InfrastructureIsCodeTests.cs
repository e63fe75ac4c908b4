using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class InfrastructureIsCodeTests : CheckTests<InfrastructureIsCode>
{
    private const string Whole = "resource \"aws_ecs_service\" \"api\" {\n}\nresource \"aws_lb\" \"l\" {\n}\nresource \"aws_db_instance\" \"d\" {\n}\n";

    [Theory]
    [InlineData("main.tf", Whole, Outcome.Pass)]
    [InlineData("main.tf", "resource \"aws_ecs_service\" \"api\" {\n}\n", Outcome.Partial)]
    [InlineData("main.tf", "terraform {\n  required_version = \"1.9\"\n}\n", Outcome.Fail)]
    [InlineData("samples/main.tf", Whole, Outcome.Fail)]
    [InlineData("render.yaml", "services:\n  - { type: web, name: api }\ndatabases:\n  - name: db\n", Outcome.Pass)]
    [InlineData("fly.toml", "app = \"shop\"\n", Outcome.Partial)]
    [InlineData("app.json", "{ \"name\": \"shop\", \"formation\": { \"web\": { \"quantity\": 2 } }, \"addons\": [\"heroku-postgresql\"] }\n=== .github/workflows/deploy.yml\non: [push]\njobs: { deploy: { runs-on: x, steps: [{ run: git push heroku main }] } }\n", Outcome.Pass)]
    [InlineData("app.json", "{ \"name\": \"shop\", \"formation\": { \"web\": { \"quantity\": 2 } }, \"addons\": [\"heroku-postgresql\"] }\n", Outcome.Fail)]
    [InlineData("deploy.sh", "#!/bin/sh\naz group create -n shop\naz postgres flexible-server create -n db\n", Outcome.Partial)]
    [InlineData("notes.sh", "#!/bin/sh\n# az group create -n shop\necho\n", Outcome.Fail)]
    [InlineData("compose.yaml", "services: { api: { build: . } }\n", Outcome.Fail)]
    [InlineData("compose.prod.yaml", "services: { api: { build: . } }\n", Outcome.Partial)]
    [InlineData("README.md", "Deploy by hand.\n", Outcome.Fail)]
    public Task JudgesWhatCodeDescribes(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}");

    [Fact]
    public Task Passes_WhenManifestsDescribeEverything() => Passes(AtLeastTwoInstancesRunTests.Deployment("", "") + "=== k8s/ingress.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\n=== k8s/db.yaml\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: db }\nspec: { instances: 3 }\n");

    [Fact]
    public Task IsPartial_WhenTheDatabaseIsMissing() => IsPartial(AtLeastTwoInstancesRunTests.Deployment("", "") + "=== k8s/ingress.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\n", "the database");

    [Fact]
    public Task DoesNotApply_WhenNothingIsDeployed() => DoesNotApply("=== README.md\nHello\n");

    [Fact]
    public Task Passes_WhenVerifiedModulesMakeEverything() => Passes(NodeApi + "\n=== main.bicep\nmodule app 'br/public:avm/res/app/container-app:0.11.0' = {\n  params: { name: 'api' }\n}\nmodule db 'br/public:avm/res/db-for-postgre-sql/flexible-server:0.8.0' = {\n  params: { name: 'db' }\n}\n");
}
