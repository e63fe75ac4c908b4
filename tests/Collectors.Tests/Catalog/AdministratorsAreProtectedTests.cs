using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AdministratorsAreProtectedTests : CheckTests<AdministratorsAreProtected>
{
    [Fact]
    public Task IsPartial_WhenAPolicyRequiresASecondFactor() => IsPartial(NodeApi + "\n=== infra/identity.tf\nresource \"azuread_conditional_access_policy\" \"admins\" {}\n", "second factor");

    [Fact]
    public Task IsUnknown_WhenNobodySaysSo() => IsUnknown(NodeApi + "\n=== docs/mfa.md\nazuread_conditional_access_policy\n");

    [Fact]
    public void HoldsForNinetyDays() => Assert.Equal(90, new AdministratorsAreProtected().Attestation.CapDays);
}
