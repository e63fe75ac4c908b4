using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;

namespace Gapless.ServiceDefaults.Outgoing;

/// <summary>Calls to other services: found by name, limited in time, tried again only where a second try cannot do harm.</summary>
internal static class OutgoingDefaults
{
    public static void AddOutgoingCalls(this IHostApplicationBuilder builder)
    {
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(client =>
        {
            client.AddStandardResilienceHandler(options =>
            {
                options.Retry.DisableForUnsafeHttpMethods();
                options.Retry.Delay = TimeSpan.FromMilliseconds(200); // services beside us: a replica that died is replaced in the time of one retry
            }).SelectPipelineByAuthority();
            client.AddServiceDiscovery();
        });
    }
}
