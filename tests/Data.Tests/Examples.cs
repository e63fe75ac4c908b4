using Gapless.Data.Organizations;
using Gapless.Data.Systems;

namespace Gapless.Data.Tests;

/// <summary>Rows for tests.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An organization with one system, saved as a service would save it.</summary>
    public static async Task<TrackedSystem> AddOrganizationAsync(this DatabaseFactory databases, string slug)
    {
        var organization = new Organization { Id = Guid.CreateVersion7(), Name = slug, Slug = slug, CreatedAt = Noon };
        var system = new TrackedSystem { Id = Guid.CreateVersion7(), OrganizationId = organization.Id, Name = "Shop of " + slug, Slug = "shop", CreatedAt = Noon };
        await using var database = databases.AsApplication(organization.Id);
        database.AddRange(organization, system);
        await database.SaveChangesAsync();
        return system;
    }
}
