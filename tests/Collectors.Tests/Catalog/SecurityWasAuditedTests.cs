using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SecurityWasAuditedTests : CheckTests<SecurityWasAudited>
{
    [Fact]
    public Task IsUnknown_WhenNobodySaysSo() => IsUnknown(NodeApi + "\n=== docs/audit.md\n# Security audit\n");

    [Fact]
    public void AsksForTheFindingsAndHoldsForAYear()
    {
        var form = new SecurityWasAudited().Attestation;

        Assert.Equal(365, form.CapDays);
        Assert.Contains(form.RequiredFields, field => field.Contains("findings", StringComparison.Ordinal));
    }
}
