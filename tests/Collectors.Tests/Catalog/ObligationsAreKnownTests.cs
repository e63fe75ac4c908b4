using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ObligationsAreKnownTests : CheckTests<ObligationsAreKnown>
{
    [Theory]
    [InlineData("\n=== .github/workflows/ci.yml\non: [push]\njobs: { x: { runs-on: x, steps: [{ run: checkov -d . }] } }\n", "not written down")]
    [InlineData("\n=== docs/compliance/obligations.md\n# GDPR\n", "nothing scans")]
    public Task IsPartial_WithOneOfTheTwo(string files, string because) => IsPartial(NodeApi + files, because);

    [Fact]
    public Task Fails_WhenAPromiseHasNoRecord() => Fails(NodeApi + "\n=== src/landing/hero.tsx\nexport const Hero = () => <p>We are SOC 2 certified.</p>;\n");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== SECURITY.md\n- [ ] SOC 2 Type II certification\n")]
    [InlineData("\n=== src/rules.js\nconst rule = 'SOC 2 compliant';\n")]
    public Task IsUnknown_WhenNothingIsSaid(string files) => IsUnknown(NodeApi + files);
}
