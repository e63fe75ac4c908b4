using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

public static class AspireRedisExtensions
{
    private const string Section = "Aspire:StackExchange:Redis";

    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) => builder.AddRedisClientBuilder(connectionName, configureSettings, configureOptions);

    public static AspireRedisClientBuilder AddRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        var settings = new StackExchangeRedisSettings();
        builder.Configuration.GetSection(Section).Bind(settings);
        builder.Configuration.GetSection($"{Section}:{connectionName}").Bind(settings);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => Connect(settings, connectionName, configureOptions));
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                "StackExchange.Redis", services => new RedisHealthCheck(services.GetRequiredService<IConnectionMultiplexer>()), failureStatus: null, tags: null));
        }

        if (!settings.DisableAutoActivation)
        {
            builder.Services.AddHostedService<RedisActivation>();
        }

        return new AspireRedisClientBuilder(builder, settings, serviceKey: null);
    }

    private static ConnectionMultiplexer Connect(StackExchangeRedisSettings settings, string connectionName, Action<ConfigurationOptions>? configureOptions)
    {
        var options = ConfigurationOptions.Parse(settings.ConnectionString
            ?? throw new InvalidOperationException($"ConnectionString is missing. It should be provided in 'ConnectionStrings:{connectionName}' or under '{Section}'."));
        options.AbortOnConnectFail = false; // the service starts without the cache, and finds it later
        configureOptions?.Invoke(options);
        return ConnectionMultiplexer.Connect(options);
    }
}
