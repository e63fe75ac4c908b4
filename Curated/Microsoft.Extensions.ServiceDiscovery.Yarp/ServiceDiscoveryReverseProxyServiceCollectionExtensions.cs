using Microsoft.Extensions.ServiceDiscovery.Yarp;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Microsoft.Extensions.DependencyInjection;

public static class ServiceDiscoveryReverseProxyServiceCollectionExtensions
{
    public static IReverseProxyBuilder AddServiceDiscoveryDestinationResolver(this IReverseProxyBuilder builder)
    {
        builder.Services.AddServiceDiscovery();
        builder.Services.AddSingleton<IDestinationResolver, ServiceDestinationResolver>();
        return builder;
    }
}
