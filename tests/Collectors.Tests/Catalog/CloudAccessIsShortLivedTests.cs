using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CloudAccessIsShortLivedTests : CheckTests<CloudAccessIsShortLived>
{
    [Theory]
    [InlineData("uses: aws-actions/configure-aws-credentials@v4, with: { role-to-assume: 'arn:x' }", Outcome.Pass)]
    [InlineData("uses: aws-actions/configure-aws-credentials@v4, with: { aws-access-key-id: '${{ secrets.A }}', aws-secret-access-key: '${{ secrets.B }}' }", Outcome.Fail)]
    [InlineData("uses: aws-actions/configure-aws-credentials@v4, with: { aws-access-key-id: test }", Outcome.NotApplicable)]
    [InlineData("uses: azure/login@v2, with: { client-id: x, tenant-id: y }", Outcome.Pass)]
    [InlineData("uses: azure/login@v2, with: { creds: '${{ secrets.AZURE_CREDENTIALS }}' }", Outcome.Fail)]
    [InlineData("uses: google-github-actions/auth@v2, with: { workload_identity_provider: x }", Outcome.Pass)]
    [InlineData("uses: google-github-actions/auth@v2, with: { credentials_json: x }", Outcome.Fail)]
    [InlineData("run: aws s3 sync, env: { AWS_ACCESS_KEY_ID: '${{ secrets.A }}' }", Outcome.Fail)]
    [InlineData("run: npm test", Outcome.NotApplicable)]
    public Task JudgesThePipeline(string step, Outcome expected) => Ends(expected, NodeApi + $"\n=== .github/workflows/deploy.yml\non: push\njobs: {{ d: {{ runs-on: x, steps: [{{ {step} }}] }} }}\n");

    [Fact]
    public Task IsPartial_WhenOnlyThePipelineHasKeys() => IsPartial(NodeApi + """

        === .github/workflows/deploy.yml
        on: push
        jobs: { d: { runs-on: x, steps: [{ uses: azure/login@v2, with: { creds: x } }] } }
        === main.tf
        resource "aws_ecs_task_definition" "api" {
          task_role_arn = "arn:x"
        }
        """);

    [Theory]
    [InlineData("{ name: AWS_ACCESS_KEY_ID, valueFrom: { secretKeyRef: { name: a, key: b } } }", Outcome.Fail)]
    [InlineData("{ name: AWS_ACCESS_KEY_ID, value: x1 }, { name: S3_ENDPOINT, value: 'https://r2.example' }", Outcome.Partial)]
    [InlineData("{ name: PORT, value: '80' }", Outcome.NotApplicable)]
    public Task JudgesManifests(string variables, Outcome expected) => Ends(expected, NodeApi + $"\n=== k8s/api.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: api }}\nspec: {{ template: {{ spec: {{ containers: [{{ image: a, env: [{variables}] }}] }} }} }}\n");

    [Theory]
    [InlineData("k8s/sa.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: api, annotations: { eks.amazonaws.com/role-arn: x } }", Outcome.Pass)]
    [InlineData("Program.cs", "var credential = new DefaultAzureCredential();", Outcome.Pass)]
    [InlineData("main.tf", "resource \"aws_iam_access_key\" \"k\" {\n  user = \"x\"\n}", Outcome.Fail)]
    public Task JudgesTheRunTime(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task IsUnknown_WhenNothingShowsHowItSignsIn() => IsUnknown("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.19.2\", \"@aws-sdk/client-s3\": \"3.1.0\" } }\n");
}
