using Gapless.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.Security;

/// <summary>Who called and how, as the proxies in front of us say, if we know them.</summary>
internal static class ForwardedHeadersDefaults
{
    public static void AddForwardedHeaders(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<ForwardedHeadersSettings>("ForwardedHeaders")
            .Validate(settings => settings.KnownNetworks.All(network => System.Net.IPNetwork.TryParse(network, out _)),
                "Setting ForwardedHeaders:KnownNetworks: each must be a network in CIDR form, such as 10.0.0.0/16.");
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ForwardedHeadersSettings>>((options, settings) =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = settings.Value.ForwardLimit;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Value.KnownNetworks)
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }

            if (settings.Value.KnownNetworks.Count == 0)
            {
                options.ForwardedHeaders = ForwardedHeaders.None; // an empty list would mean that everybody is believed
            }
        });
    }
}
