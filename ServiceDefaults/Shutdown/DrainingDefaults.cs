using Gapless.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Shutdown;

internal static class DrainingDefaults
{
    public static void AddDraining(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<ShutdownOptions>("Shutdown");
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.Configure<ShutdownOptions>(options => options.DrainSeconds = 0); // nobody balances loads on a desk
        }

        builder.Services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(shutdown.Value.DrainSeconds + shutdown.Value.GraceSeconds));
        builder.Services.AddHostedService<Draining>();
    }
}
