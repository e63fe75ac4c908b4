using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Waiting;

namespace Aspire.Hosting.Running;

/// <summary>Says at the end where to go: the external addresses, when what is behind them is ready.</summary>
internal sealed class OpenWhenReady(DistributedApplicationModel model, Readiness readiness, Announcer announcer, DashboardAddress dashboard) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var doors = model.Resources.Where(resource => resource.Annotations.OfType<EndpointAnnotation>().Any(endpoint => endpoint.IsExternal)).ToList();
        try
        {
            foreach (var door in doors)
            {
                await readiness.WaitAsync(door, stoppingToken);
            }
        }
        catch (DistributedApplicationException)
        {
            return; // already said
        }

        foreach (var url in doors.Select(door => ResourceUrls.Of(door).Where(url => !url.IsInternal).OrderByDescending(url => url.Url, StringComparer.Ordinal).First()))
        {
            announcer.Address(url.DisplayProperties.DisplayName is { Length: > 0 } name ? name : "Open", url.Url);
        }

        if (dashboard.Login is { } login)
        {
            announcer.Address("Dashboard", login);
        }
    }
}
