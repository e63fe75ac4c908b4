using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The AppHost's own builder, to be changed by a test before it is built.</summary>
internal sealed class TestingBuilder(DistributedApplicationBuilder builder) : IDistributedApplicationTestingBuilder, IHostLifetime
{
    private DistributedApplication? built;

    public ConfigurationManager Configuration => builder.Configuration;

    public string AppHostDirectory => builder.AppHostDirectory;

    public Assembly? AppHostAssembly => builder.AppHostAssembly;

    public IHostEnvironment Environment => builder.Environment;

    public IServiceCollection Services => builder.Services;

    public IDistributedApplicationEventing Eventing => builder.Eventing;

    public DistributedApplicationExecutionContext ExecutionContext => builder.ExecutionContext;

    public IResourceCollection Resources => builder.Resources;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => builder.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => builder.CreateResourceBuilder(resource);

    public DistributedApplication Build()
    {
        Services.Replace(ServiceDescriptor.Singleton<IHostLifetime>(this)); // signals belong to the test runner
        return built = builder.BuildNow();
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) => Task.FromResult(Build());

    public void Dispose() => built?.Dispose();

    public ValueTask DisposeAsync() => built?.DisposeAsync() ?? ValueTask.CompletedTask;

    Task IHostLifetime.WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostLifetime.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
