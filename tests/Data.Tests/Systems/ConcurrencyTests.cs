using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Tests.Systems;

[Collection("databases")]
public sealed class ConcurrencyTests(Databases databases)
{
    [Fact]
    public async Task TheSecondOfTwoChangesIsRefused()
    {
        var factory = await databases.MigratedAsync();
        var organization = (await factory.AddOrganizationAsync("mine")).OrganizationId;
        await using var one = factory.AsApplication(organization);
        await using var other = factory.AsApplication(organization);
        (await one.Systems.SingleAsync()).Name = "One";
        (await other.Systems.SingleAsync()).Name = "Other";

        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }
}
