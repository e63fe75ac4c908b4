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
#pragma warning disable EXTEXP0001 // the one way to see the method of a request that had no answer, and still marked experimental
                options.Retry.DisableForUnsafeHttpMethods();
#pragma warning restore EXTEXP0001
                options.Retry.Delay = TimeSpan.FromMilliseconds(200); // services beside us: a replica that died is replaced in the time of one retry
            }).SelectPipelineByAuthority();
            client.AddServiceDiscovery();
        });
    }
}
