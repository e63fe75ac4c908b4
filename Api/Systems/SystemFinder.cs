using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Systems;

/// <summary>Finds a system of the caller's organization by its name in addresses.</summary>
internal static class SystemFinder
{
    public static Task<TrackedSystem?> BySlugAsync(this DbSet<TrackedSystem> systems, string slug, CancellationToken cancellationToken) =>
        systems.SingleOrDefaultAsync(system => system.Slug == slug, cancellationToken);

    public static Task<Guid?> IdBySlugAsync(this DbSet<TrackedSystem> systems, string slug, CancellationToken cancellationToken) =>
        systems.Where(system => system.Slug == slug).Select(system => (Guid?)system.Id).SingleOrDefaultAsync(cancellationToken);
}
