using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Gapless.AppHost.Tests.Engine;

/// <summary>A small system of probes on the engine, without dashboard and signals.</summary>
internal sealed class TestHost : IHostLifetime, IAsyncDisposable
{
    private readonly DataPlace data = new();
    private DistributedApplication? application;

    public TestHost(params string[] settings)
    {
        Builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            Args = [data.Argument, "--DcpPublisher:RandomizePorts=true", .. settings],
            AssemblyName = typeof(TestHost).Assembly.GetName().Name,
            DisableDashboard = true,
        });
        Builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime>(this));
        Builder.Services.Replace(ServiceDescriptor.Singleton(new Announcer(Said, TimeProvider.System)));
    }

    public DistributedApplicationBuilder Builder { get; }

    public StringWriter Said { get; } = new();

    public ResourceNotificationService States => application!.ResourceNotifications;

    public CancellationToken Limit { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    public IResourceBuilder<ProjectResource> AddProbe(string name) => AddProbeWithoutEndpoint(name).WithHttpEndpoint().WithHttpHealthCheck("/ready");

    public IResourceBuilder<ProjectResource> AddProbeWithoutEndpoint(string name) => Builder
        .AddProject(name, Checkout.PathOf("tests", "Probe", "Probe.csproj")).WithAnnotation(new BuiltAssembly(Checkout.Built("Probe")));

    public async Task StartAsync()
    {
        application = Builder.BuildNow();
        await application.StartAsync(Limit);
    }

    public Task StopAsync() => application!.StopAsync(Limit);

    public Task HealthyAsync(string name) => States.WaitForResourceHealthyAsync(name, Limit);

    public HttpClient Client(string name)
    {
        Assert.True(Builder.Resources.TryGetByName(name, out var resource));
        return new HttpClient { BaseAddress = new Uri(((IResourceWithEndpoints)resource).GetEndpoint("http").Url) };
    }

    public int Restarts(string name) =>
        Instances(name).Max(instance => instance.Snapshot.Properties.First(property => property.Name == "restarts").Value is int restarts ? restarts : -1);

    public IReadOnlyList<ResourceEvent> Instances(string name) => Builder.Resources.TryGetByName(name, out var resource) ? States.Of(resource) : [];

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        data.Dispose();
    }

    Task IHostLifetime.WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostLifetime.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
