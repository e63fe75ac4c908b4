using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DeploymentIsAutomatedTests : CheckTests<DeploymentIsAutomated>
{
    [Fact]
    public Task Passes_WhenItFollowsTheTestsThroughAnEnvironment() => Passes(Workflow("push", "needs: [test], environment: staging"));

    [Fact]
    public Task Passes_WhenGitDrivesIt() => Passes(NodeApi + """

        === deploy/app.yaml
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: shop }
        spec: { source: { path: deploy } }
        """);

    [Theory]
    [InlineData("workflow_dispatch", "needs: [test], environment: staging", "has to start it")]
    [InlineData("push", "environment: production", "does not wait")]
    [InlineData("push", "needs: [test]", "straight to production")]
    public Task IsPartial_WhenAGateIsMissing(string on, string job, string because) => IsPartial(Workflow(on, job), because);

    [Fact]
    public Task Fails_WhenNothingDeploys() => Fails(NodeApi + "\n=== .github/workflows/ci.yml\non: [push]\njobs: { test: { runs-on: x, steps: [{ run: npm test }] } }\n");

    [Fact]
    public Task Fails_WhenOnlyAPackageIsPublished() => Fails(NodeApi + "\n=== .github/workflows/ci.yml\non: [push]\njobs: { publish: { runs-on: x, steps: [{ run: npm publish }] } }\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== package.json\n{ \"name\": \"lib\", \"dependencies\": { \"lodash\": \"4.17.21\" } }\n");

    private static string Workflow(string on, string job) => NodeApi + $$"""

        === .github/workflows/release.yml
        on: [{{on}}]
        jobs:
          test: { runs-on: x, steps: [{ run: npm run build }] }
          ship: { runs-on: x, {{job}}, steps: [{ run: kubectl apply -f k8s }] }
        """;

    [Theory]
    [InlineData("deploy", Readiness.Checks.Outcome.Partial)]
    [InlineData("checks", Readiness.Checks.Outcome.Fail)]
    public Task JudgesComposeByTheNameOfThePipeline(string name, Readiness.Checks.Outcome expected) =>
        Ends(expected, NodeApi + $"\n=== .github/workflows/{name}.yml\non: [push]\njobs: {{ go: {{ runs-on: x, steps: [{{ run: docker compose up -d }}] }} }}\n");

    [Fact]
    public Task IsPartial_WhenOnlyTestsDeploy() => IsPartial(NodeApi + "\n=== .github/workflows/ci.yml\non: [push]\njobs:\n  deployment-tests:\n    needs: build\n    environment: staging\n    runs-on: x\n    steps: [{ run: kubectl apply -f k8s }]\n", "Only tests deploy");

    [Theory]
    [InlineData("Approval", Readiness.Checks.Outcome.Pass)]
    [InlineData("Source", Readiness.Checks.Outcome.Partial)]
    public Task KnowsPipelinesOfClouds(string category, Readiness.Checks.Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\nresource \"aws_codepipeline\" \"shop\" {{\n  stage {{\n    action {{\n      category = \"{category}\"\n    }}\n  }}\n}}\n");

    [Fact]
    public Task Fails_WhenADeploymentIsOnlySpokenOf() => Fails(NodeApi + "\n=== .github/workflows/deploy.yml\non: [push]\njobs: { deploy: { runs-on: x, needs: test, steps: [{ run: echo Vercel will auto-deploy this }] } }\n");

    [Theory]
    [InlineData("aws ssm send-command --document-name AWS-RunShellScript --parameters 'commands=[bash /srv/deploy.sh]'")]
    [InlineData("sam deploy --no-confirm-changeset")]
    [InlineData("oc apply -f k8s")]
    public Task KnowsWaysToDeploy(string command) => IsPartial(NodeApi + $"\n=== .github/workflows/release.yml\non: [push]\njobs:\n  ship:\n    runs-on: x\n    steps:\n      - run: {command}\n", "does not wait");

    [Fact]
    public Task FollowsTekton() => IsPartial(NodeApi + "\n=== .tekton/a.yaml\napiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec:\n  tasks:\n    - name: test\n      taskRef: { name: pytest }\n    - name: ship\n      runAfter: [test]\n      taskRef: { name: openshift-client }\n      params: [ { name: SCRIPT, value: oc apply -f k8s } ]\n---\napiVersion: triggers.tekton.dev/v1beta1\nkind: EventListener\nmetadata: { name: l }\n", "straight to production");

    [Theory]
    [InlineData("uses: helm/kind-action@v1.12.0", Outcome.Fail)]
    [InlineData("run: minikube start --cpus 2", Outcome.Fail)]
    [InlineData("uses: azure/setup-helm@v4", Outcome.Partial)]
    public Task LeavesOutAClusterThatEndsWithTheJob(string step, Outcome expected) => Ends(expected, NodeApi + $"\n=== .github/workflows/e2e.yml\non: [push]\njobs: {{ check: {{ runs-on: x, steps: [{{ {step} }}, {{ run: helmfile apply }}] }} }}\n");
}
