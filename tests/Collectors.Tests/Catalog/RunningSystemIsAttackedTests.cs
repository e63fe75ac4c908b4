using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RunningSystemIsAttackedTests : CheckTests<RunningSystemIsAttacked>
{
    [Theory]
    [InlineData("      - uses: zaproxy/action-api-scan@v0.9\n        with: { target: 'https://staging.shop.example/openapi.json', fail_action: true }")]
    [InlineData("      - run: schemathesis run https://staging.shop.example/openapi.json")]
    [InlineData("      - run: zap-api-scan.py -t https://staging.shop.example/openapi.json -f openapi")]
    public Task Passes_WhenStagingIsScanned(string step) => Passes(Ci(step));

    [Theory]
    [InlineData("      - uses: zaproxy/action-api-scan@v0.9\n        with: { target: 'https://staging.shop.example/openapi.json' }", "stop nothing")]
    [InlineData("      - run: zap-baseline.py -t https://staging.shop.example", "passively")]
    [InlineData("      - run: zap-full-scan.py -t http://localhost:3000", "local start")]
    [InlineData("      - run: schemathesis run https://staging.shop.example/openapi.json || true", "stop nothing")]
    public Task IsPartial_WhenItTestsLittle(string step, string because) => IsPartial(Ci(step), because);

    [Fact]
    public Task Fails_WhenNothingAttacks() => Fails(Ci("      - run: npm test"));

    [Theory]
    [InlineData("dast", "0", Outcome.Pass)]
    [InlineData("dast", "1", Outcome.Fail)]
    [InlineData("sast", "0", Outcome.Unknown)]
    public void JudgesTheReport(string kind, string high, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("kind", kind).Add("critical", "0").Add("high", high);

        Assert.Equal(expected, new RunningSystemIsAttacked().Heartbeat(new("hb:code-scan", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }

    private static string Ci(string step) => NodeApi + $"\n=== .github/workflows/ci.yml\non: [push]\njobs:\n  scan:\n    runs-on: x\n    steps:\n{step}\n";
}
