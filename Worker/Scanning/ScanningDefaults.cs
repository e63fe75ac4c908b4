using Gapless.Data.Scans;
using Gapless.ServiceDefaults.Configuration;
using Gapless.Worker.Jobs.ScanRepository;

namespace Gapless.Worker.Scanning;

/// <summary>Registers what scans need.</summary>
internal static class ScanningDefaults
{
    public static void AddScanning(this IServiceCollection services)
    {
        services.AddValidatedOptions<ScanningOptions>(ScanningOptions.Section);
        services.AddScoped<ScanStarter>().AddScoped<ScanRunner>().AddScoped<ScanNews>().AddScoped<RepositorySnapshots>().AddScoped<ReadArchives>();
    }
}
