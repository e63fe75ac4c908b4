using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class VulnerableDependenciesAreFoundTests : CheckTests<VulnerableDependenciesAreFound>
{
    [Theory]
    [InlineData("npm audit --audit-level=high")]
    [InlineData("osv-scanner -r .")]
    [InlineData("trivy fs --exit-code 1 .")]
    [InlineData("dotnet list package --vulnerable --include-transitive")]
    public Task IsPartial_WhenAScannerRuns(string command) => IsPartial(Ci(command), "no report of it was received");

    [Theory]
    [InlineData("npm audit || true")]
    [InlineData("npm audit --audit-level=none")]
    public Task IsPartial_WhenItsFindingsStopNothing(string command) => IsPartial(Ci(command), "stop nothing");

    [Fact]
    public Task Fails_WhenNothingScans() => Fails(Ci("npm test"));

    [Fact]
    public Task DoesNotApply_WhenThereIsNoManifest() => DoesNotApply("=== notes.md\nText.\n");

    [Theory]
    [InlineData("0", "0", "0", Outcome.Pass)]
    [InlineData("0", "2", "0", Outcome.Partial)]
    [InlineData("0", "2", "1", Outcome.Fail)]
    [InlineData("1", "0", "0", Outcome.Fail)]
    public void JudgesTheReport(string critical, string high, string fixable, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string> { ["critical"] = critical, ["high"] = high, ["fixableHigh"] = fixable });
        var beats = new BeatFacts("hb:vuln-report", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)]);

        Assert.Equal(expected, new VulnerableDependenciesAreFound().Heartbeat(beats).Single().Outcome);
    }

    private static string Ci(string command) => NodeApi + $"\n=== .github/workflows/ci.yml\non: [push]\njobs: {{ test: {{ runs-on: x, steps: [{{ run: \"{command}\" }}] }} }}\n";

    [Fact]
    public Task Fails_WhenTheScannerOnlyLooksAtSettings() => Fails(NodeApi + "\n=== .github/workflows/ci.yml\non: push\njobs: { a: { steps: [ { uses: aquasecurity/trivy-action@v1, with: { scan-type: config } } ] } }\n");
}
