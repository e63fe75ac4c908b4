using Gapless.Api.Documents;
using Gapless.Api.Evaluations;
using Gapless.Api.Files;
using Gapless.Api.Gaps;
using Gapless.Api.Scans;
using Gapless.Api.Systems;
using Gapless.Api.Validation;
using Gapless.Data.Audit;
using Gapless.Data.Scans;
using Gapless.ServiceDefaults.Configuration;

namespace Gapless.Api;

/// <summary>What the use cases share.</summary>
internal static class FeatureDefaults
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddValidatedOptions<UploadOptions>("Uploads");
        services.AddExceptionHandler<ConflictAnswer>();
        services.AddExceptionHandler<DatabaseAwayAnswer>();
        services
            .AddScoped<AuditLog>()
            .AddScoped<EvidenceReader>()
            .AddScoped<GapReader>()
            .AddScoped<ReadinessReader>()
            .AddScoped<RequestedScans>()
            .AddScoped<ScanStarter>()
            .AddScoped<StandingReader>()
            .AddScoped<TargetKeeper>()
            .AddScoped<TargetNames>();
    }
}
