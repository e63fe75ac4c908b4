#pragma warning disable ASPIREPROBES001 // probes are still experimental, and nothing else reaches the platforms
namespace Gapless.AppHost.Publishing;

/// <summary>Where a publish goes: what stands behind the three connection strings there, and how the services run.</summary>
internal abstract partial class PublishTarget(PublishOptions options)
{
    protected PublishOptions Options => options;

    public static PublishTarget Choose(IDistributedApplicationBuilder builder, PublishOptions options)
    {
        PublishTarget? target = options.Target switch
        {
            "aca" => new Azure.AzureTarget(builder, options, DeploymentSize.Named(options.Size)),
            "compose" => new Compose.ComposeTarget(builder, options),
            _ => null,
        };
        ChooseKubernetes(builder, options, ref target);
        return target ?? throw new InvalidOperationException(
            "Setting Gapless:Target: k8s needs the package Aspire.Hosting.Kubernetes, which is a preview. Set AspireKubernetesVersion to its version; see docs/deploy.md.");
    }

    public abstract Backing AddStores();

    public void Shape(PublishedServices services)
    {
        services.Migrator.WithArgs("up");
        services.Gateway.DisableForwardedHeaders(); // else it would believe everybody; it has its own list of known networks
        foreach (var service in services.All)
        {
            service.WithEnvironment("ASPNETCORE_ENVIRONMENT", options.Environment).WithEnvironment("DOTNET_ENVIRONMENT", options.Environment);
        }

        foreach (var service in services.LongRunning)
        {
            service
                .WithHttpProbe(ProbeType.Startup, "/alive", periodSeconds: 3, failureThreshold: 40, endpointName: "http")
                .WithHttpProbe(ProbeType.Liveness, "/alive", periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3, endpointName: "http")
                .WithHttpProbe(ProbeType.Readiness, "/ready", periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 2, endpointName: "http");
        }

        ShapeHere(services);
    }

    protected abstract void ShapeHere(PublishedServices services);

    /// <summary>The gateway's list of proxies that it believes.</summary>
    protected static void Trust(PublishedServices services, params string[] networks)
    {
        for (var index = 0; index < networks.Length; index++)
        {
            services.Gateway.WithEnvironment($"ForwardedHeaders__KnownNetworks__{index}", networks[index]);
        }
    }

    /// <summary><c>Smtp:Password</c> as a parameter is <c>smtp-password</c>.</summary>
    protected static string ParameterName(string key) => key.Replace(':', '-').ToLowerInvariant();

    /// <summary><c>Smtp:Password</c> in the environment is <c>Smtp__Password</c>.</summary>
    protected static string VariableName(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    // Implemented where the preview package is referenced.
    static partial void ChooseKubernetes(IDistributedApplicationBuilder builder, PublishOptions options, ref PublishTarget? target);
}
