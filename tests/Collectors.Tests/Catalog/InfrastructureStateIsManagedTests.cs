using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class InfrastructureStateIsManagedTests : CheckTests<InfrastructureStateIsManaged>
{
    private const string Remote = "=== main.tf\nterraform {\n  backend \"s3\" {\n    bucket = \"b\"\n    use_lockfile = true\n  }\n}\nresource \"aws_s3_bucket\" \"b\" {\n}\n";
    private const string Local = "=== main.tf\nterraform {\n  backend \"local\" {\n  }\n}\nresource \"aws_s3_bucket\" \"b\" {\n}\n";
    private const string Unlocked = "=== main.tf\nterraform {\n  backend \"s3\" {\n    bucket = \"b\"\n  }\n}\nresource \"aws_s3_bucket\" \"b\" {\n}\n";

    private static string Ci(string commands) => $"=== .github/workflows/iac.yml\non: pull_request\njobs: {{ p: {{ runs-on: x, steps: [{{ run: \"{commands}\" }}] }} }}\n";

    [Fact]
    public Task Passes_WhenStateIsRemoteAndCiLooks() => Passes(Remote + Ci("terraform validate && checkov -d ."));

    [Theory]
    [InlineData(Remote, "terraform plan", "policy scan")]
    [InlineData(Local, "terraform plan && tfsec .", "remote state")]
    [InlineData(Unlocked, "terraform plan && tfsec .", "remote state")]
    public Task IsPartial_WhenSomethingIsMissing(string code, string commands, string because) => IsPartial(code + Ci(commands), because);

    [Theory]
    [InlineData(Remote)]
    [InlineData(Local)]
    public Task Fails_WhenNobodyLooks(string code) => Fails(code);

    [Fact]
    public Task Fails_WhenTheStateIsCommitted() => Fails(Remote + Ci("terraform validate && checkov -d .") + "=== terraform.tfstate\n{}\n", "committed");

    [Fact]
    public Task PassesOverStateInFixtures() => Passes(Remote + Ci("terraform validate && checkov -d .") + "=== tests/fixtures/terraform.tfstate\n{}\n");

    [Fact]
    public Task Passes_WhenThePlatformKeepsTheState() => Passes("=== main.bicep\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: 's'\n}\n" + Ci("az bicep build -f main.bicep && checkov -d ."));

    [Theory]
    [InlineData("{ uses: aquasecurity/trivy-action@0.30.0, with: { scan-type: fs, exit-code: 1 } }", Outcome.Partial)]
    [InlineData("{ uses: aquasecurity/trivy-action@0.30.0, with: { scan-type: config } }", Outcome.Pass)]
    [InlineData("{ uses: aquasecurity/trivy-action@0.30.0, with: { scan-type: fs, scanners: 'vuln,misconfig' } }", Outcome.Pass)]
    [InlineData("{ run: trivy fs . }", Outcome.Partial)]
    public Task LooksForVulnerabilitiesAreNoPolicy(string step, Outcome expected) =>
        Ends(expected, Remote + $"=== .github/workflows/iac.yml\non: pull_request\njobs: {{ p: {{ runs-on: x, steps: [{{ run: terraform validate }}, {step}] }} }}\n");

    [Fact]
    public Task Passes_WhenAProgramOfTheCdkHoldsItsRules() => Passes("=== cdk.json\n{}\n=== package-lock.json\n{}\n=== app/stack.py\nlambda_.Function(self, 'f')\nAspects.of(self).add(AwsSolutionsChecks())\n" + Ci("cdk synth"));

    [Fact]
    public Task DoesNotApply_WhenThereIsNoCode() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData(true, "0", Outcome.Pass)]
    [InlineData(true, "3", Outcome.Partial)]
    [InlineData(true, null, Outcome.Partial)]
    [InlineData(false, "0", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? changes, Outcome expected) => Assert.Equal(expected, new InfrastructureStateIsManaged().Heartbeat(Beats.Of("hb:drift", succeeded, ("changes", changes))).Single().Outcome);
}
