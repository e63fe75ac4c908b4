using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port) => builder.AddRedis(name, port, null);

    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        // Without specials: StackExchange.Redis splits its connection string at commas.
        var secret = password?.Resource ?? builder.AddResource(ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, name + "-password", special: false)).Resource;
        var redis = new RedisResource(name, secret);
        var check = name + "_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(check, _ => new RedisHealthCheck(redis.PrimaryEndpoint, () => redis.PasswordParameter), null, null));
        return builder.AddResource(redis)
            .WithEndpoint(port, targetPort: 6379, name: RedisResource.EndpointName)
            .WithAnnotation(new ProcessPlanAnnotation(async context =>
            {
                var password = redis.PasswordParameter is { } parameter ? await parameter.GetValueAsync(context.CancellationToken) : null;
                return await RedisProcess.PrepareAsync(redis, redis.PrimaryEndpoint, password, redis.Save, context);
            }))
            .WithHealthCheck(check);
    }

    /// <summary>Data that survives the run, saved now and then.</summary>
    public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithAnnotation(new VolumeAnnotation(name ?? VolumeNameGenerator.Generate(builder, "data"))).WithPersistence();

    public static IResourceBuilder<RedisResource> WithPersistence(this IResourceBuilder<RedisResource> builder, TimeSpan? interval = null, long keysChangedThreshold = 1)
    {
        builder.Resource.Save = string.Create(CultureInfo.InvariantCulture, $"{(interval ?? TimeSpan.FromSeconds(60)).TotalSeconds:0} {keysChangedThreshold}");
        return builder;
    }

    public static IResourceBuilder<RedisResource> WithPassword(this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource>? password)
    {
        builder.Resource.SetPassword(password?.Resource);
        return builder;
    }

    public static IResourceBuilder<RedisResource> WithHostPort(this IResourceBuilder<RedisResource> builder, int? port) =>
        builder.WithEndpoint(RedisResource.EndpointName, endpoint => endpoint.Port = port);
}
