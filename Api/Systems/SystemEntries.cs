using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Systems;
using Gapless.Data.Systems;
using Gapless.Wire;

namespace Gapless.Api.Systems;

/// <summary>From rows to what callers see of them.</summary>
internal static class SystemEntries
{
    public static SystemEntry Of(TrackedSystem system, SystemReadiness? readiness) => new()
    {
        Id = system.Id,
        Slug = system.Slug,
        Name = system.Name,
        Description = system.Description,
        Tier = Words.Of(system.Tier),
        IsInstallation = system.IsInstallation,
        CreatedAt = system.CreatedAt,
        Readiness = readiness,
    };

    public static EnvironmentEntry Of(SystemEnvironment environment) =>
        new(environment.Id, environment.Name, environment.BaseUrl.ToString(), environment.IsProduction, environment.LastScanId, environment.LastScannedAt);

    public static RepositoryEntry Of(SystemRepository repository, string? revision) =>
        new(repository.Id, repository.Name, Words.Of(repository.Source), repository.Location, repository.LastScanId, repository.LastScannedAt, revision);
}
