using Gapless.Contracts.Installation;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Health;
using Gapless.ServiceDefaults.Presence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gapless.Api.Installation;

/// <summary>How each service and each store is: services say so themselves, stores are what this service's own checks find.</summary>
internal static class GetStatus
{
    private static readonly (string Service, string Name)[] Services = [("gateway", "Gateway"), ("web", "Pages"), ("api", "API"), ("worker", "Worker")];

    private static readonly (string Check, string Name)[] Stores = [("GaplessDbContext", "Database"), ("cache", "Cache"), ("evidence", "Evidence storage")];

    public static async Task<Ok<InstallationStatus>> Handle(PresenceBoard board, RecentHealth health, TimeProvider clock, CancellationToken cancellationToken)
    {
        var present = (await board.ReadAsync()).ToLookup(presence => presence.Service, StringComparer.OrdinalIgnoreCase);
        var checks = HealthReply.Of(await health.GetAsync(cancellationToken)).Checks.ToDictionary(check => check.Name, check => check.Status, StringComparer.OrdinalIgnoreCase);
        InstallationPart[] parts =
        [
            .. Services.Select(service => Part(service.Name, [.. present[service.Service]])),
            .. Stores.Where(store => checks.ContainsKey(store.Check)).Select(store => new InstallationPart(store.Name, Parse(checks[store.Check]), Instances: null)),
        ];
        return TypedResults.Ok(new InstallationStatus { Overall = Worst(parts), CheckedAt = clock.GetUtcNow(), Parts = parts });
    }

    // One healthy replica of several still does the work.
    private static InstallationPart Part(string name, ServicePresence[] replicas)
    {
        var states = replicas.Select(replica => Parse(replica.Status)).Order().ToList();
        var status = states.Count == 0 ? PartStatus.Unknown : states[0] == states[^1] ? states[0] : PartStatus.Degraded;
        return new InstallationPart(name, status, replicas.Length);
    }

    private static PartStatus Worst(InstallationPart[] parts) =>
        parts.Any(part => part.Status == PartStatus.Unhealthy) ? PartStatus.Unhealthy
        : parts.All(part => part.Status == PartStatus.Healthy) ? PartStatus.Healthy
        : PartStatus.Degraded;

    private static PartStatus Parse(string status) => Enum.TryParse<PartStatus>(status, out var parsed) ? parsed : PartStatus.Unknown;
}
