using Gapless.Data.Jobs.Payloads;
using Gapless.ServiceDefaults.Configuration;
using Gapless.Worker.Assessment;
using Gapless.Worker.Jobs.ImportDocument;
using Gapless.Worker.Jobs.Reassess;
using Gapless.Worker.Jobs.RequestScan;
using Gapless.Worker.Jobs.ScanEnvironment;
using Gapless.Worker.Jobs.ScanRepository;
using Gapless.Worker.Jobs.TidyUp;
using Gapless.Worker.Queue;
using Gapless.Worker.Scanning;

namespace Gapless.Worker.Jobs;

/// <summary>The jobs that this worker does, a line each.</summary>
internal static class JobDefaults
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddAssessment();
        services.AddScanning();
        services.AddJob<DocumentImport, ImportDocumentHandler>();
        services.AddJob<EnvironmentScan, ScanEnvironmentHandler>();
        services.AddJob<Reassessment, ReassessHandler>();
        services.AddJob<RepositoryScan, ScanRepositoryHandler>();
        services.AddJob<ScanRequest, RequestScanHandler>();
        services.AddJob<Data.Jobs.Payloads.TidyUp, TidyUpHandler>();
        services.AddValidatedOptions<RetentionOptions>(RetentionOptions.Section);
    }
}
