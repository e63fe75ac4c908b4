using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>The whole system, started once from nothing for all tests that only look at it or break a part that comes back.</summary>
[CollectionDefinition("whole system")]
public sealed class RunningSystem : ICollectionFixture<RunningSystem>, IAsyncLifetime, IDisposable
{
    /// <summary>As an operator sets them, for every service: they are inherited. Targets of this machine may be probed, and a dead worker is missed soon.</summary>
    private static readonly (string Name, string Value)[] Settings = [("Scanning__AllowedNetworks__0", "127.0.0.0/8"), ("Jobs__LeaseSeconds", "10")];

    private readonly DataPlace data = new();

    public DistributedApplication Application { get; private set; } = null!;

    public CancellationToken Limit { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;

    public async Task InitializeAsync()
    {
        foreach (var (name, value) in Settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>([data.Argument], (options, _) => options.DisableDashboard = false, Limit);
        Application = await builder.BuildAsync(Limit);
        await Application.StartAsync(Limit);
        await HealthyAsync("gateway");
    }

    public Task HealthyAsync(string name) => Application.ResourceNotifications.WaitForResourceHealthyAsync(name, Limit);

    /// <summary>Every instance of a resource, once so many of them are in that state.</summary>
    public async Task<IReadOnlyList<ResourceEvent>> InstancesAsync(string name, int count, string? state = null)
    {
        var found = new Dictionary<string, ResourceEvent>(StringComparer.Ordinal);
        await foreach (var change in Application.ResourceNotifications.WatchAsync(Limit))
        {
            if (change.Resource.Name == name && change.Snapshot.State?.Text == (state ?? KnownResourceStates.Running))
            {
                found[change.ResourceId] = change;
            }

            if (found.Count == count)
            {
                break;
            }
        }

        return [.. found.Values];
    }

    /// <summary>The link that makes the first owner, as the log has it: "Gapless https://localhost:7443/welcome?token=…".</summary>
    public async Task<Uri> OwnerLinkAsync()
    {
        const string Before = "Gapless https://";
        var migrator = await Application.ResourceNotifications.WaitForResourceAsync("migrator", change => change.Snapshot.ExitCode is not null, Limit);
        await foreach (var lines in Application.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(migrator.ResourceId).WithCancellation(Limit))
        {
            if (lines.Select(line => line.Content).FirstOrDefault(line => line.Contains(Before, StringComparison.Ordinal)) is { } found)
            {
                return new(found[(found.IndexOf(Before, StringComparison.Ordinal) + "Gapless ".Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The migrator's log has no link.");
    }

    public HttpClient Client(string name, string? endpoint = null)
    {
        // The certificate is made for development, and the address is our own.
        var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null }, AllowAutoRedirect = false };
        return new HttpClient(handler) { BaseAddress = Application.GetEndpoint(name, endpoint) };
    }

    public async Task DisposeAsync()
    {
        await Application.StopAsync(Limit);
        await Application.DisposeAsync();
    }

    public void Dispose() => data.Dispose();
}
