using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder host;

    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        Forwarding.Forwarder.Hurry();
        BuildInterception.Current?.Configure(options);
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(new AssemblyName(name)) : Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? Metadata("apphostprojectpath") ?? Directory.GetCurrentDirectory();
        host = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = options.Args,
            ApplicationName = AppHostAssembly?.GetName().Name,
            ContentRootPath = AppHostDirectory,
        });
        Configuration.AddInMemoryCollection(
        [
            new("AppHost:Directory", AppHostDirectory),
            new("AppHost:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(AppHostDirectory)))),
            new("AppHost:OtlpApiKey", Configuration["AppHost:OtlpApiKey"] ?? Token()),
            new("AppHost:BrowserToken", Configuration["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] ?? Token()),
        ]);
        Engine.AddTo(this, options);
    }

    public ConfigurationManager Configuration => host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => host.Environment;

    public IServiceCollection Services => host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    internal ILoggingBuilder Logging => host.Logging;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        if (BuildInterception.Current is { } interception)
        {
            interception.HandOver(this); // throws: the test goes on from here, the entry point does not
        }

        return BuildNow();
    }

    internal DistributedApplication BuildNow()
    {
        var known = Resources.SelectMany(resource => resource.Annotations.OfType<HealthCheckAnnotation>()).Select(annotation => annotation.Key);
        Services.PostConfigure<HealthCheckServiceOptions>(checks =>
        {
            var missing = known.Except(checks.Registrations.Select(registration => registration.Name), StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                throw new DistributedApplicationException($"No health check is registered for {string.Join(", ", missing)}.");
            }
        });
        var application = new DistributedApplication(host.Build());
        ExecutionContext.Services = application.Services;
        return application;
    }

    internal string? Metadata(string key) => AppHostAssembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;

    private static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
