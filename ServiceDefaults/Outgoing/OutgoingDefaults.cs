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
                // Who says when to come back has tried already: our own caller is told so, rather than kept waiting.
                options.Retry.ShouldHandle = retry => ValueTask.FromResult(retry.Outcome.Result?.Headers.RetryAfter is null && HttpClientResiliencePredicates.IsTransient(retry.Outcome));
#pragma warning disable EXTEXP0001 // the one way to see the method of a request that had no answer, and still marked experimental
                options.Retry.DisableForUnsafeHttpMethods();
#pragma warning restore EXTEXP0001
                options.Retry.Delay = TimeSpan.FromMilliseconds(200); // services beside us: a replica that died is replaced in the time of one retry
            }).SelectPipelineByAuthority();
            client.AddServiceDiscovery();
        });
    }
}
